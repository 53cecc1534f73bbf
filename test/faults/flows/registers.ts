import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const quentin = (place: Place) => place.member('quentin')
const id = '01kaq2v7m8k3d5f6g7h8j9kreg'
const risk = {
  title: 'Panne du réseau',
  cause: '',
  likelihood: '2',
  severity: '2',
  measure: 'Un partage de connexion',
  owner: 'Ana Delmas',
  reviewOn: '2027-01-11',
}
const partner = {
  role: 'subcontractor',
  nda: '',
  certificate: '',
  certifiedUntil: '',
  contract: 'Contrat 2027',
  contractUntil: '2027-12-31',
  followed: '',
  reviewOn: '2027-06-01',
}
const contact = {
  name: 'Cap emploi',
  kinds: ['motor', 'sight'],
  role: '',
  email: '',
  phone: '',
  website: '',
  contactedOn: '2026-11-03',
}
const pdf = () =>
  new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF'], 'cv.pdf', { type: 'application/pdf' })
const closed = { reason: 'Il est écarté' }
const saidTwice = 'said twice, it is written twice'
const again = {
  events: saidTwice,
  event_payloads: saidTwice,
  receipts: saidTwice,
  proofs: saidTwice,
  proof_indicators: saidTwice,
  proof_sites: saidTwice,
}

export const registers: readonly Flow[] = [
  flow('note a risk', { arrange: quentin, act: (_, person) => person.post('/registers/risks', { id, ...risk }) }),
  flow('review a risk', {
    arrange: quentin,
    act: (_, person) => person.post('/registers/risks/absence', { ...risk, version: '1' }),
  }),
  flow('close a risk', {
    arrange: quentin,
    act: (_, person) => person.post('/registers/risks/absence/closure', closed),
  }),
  flow('reopen a risk', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/registers/risks/absence/closure', closed)
      return person
    },
    act: (_, person) => person.post('/registers/risks/absence/reopening'),
  }),
  flow('add a partner', {
    arrange: quentin,
    act: (_, person) => person.post('/registers/partners', { id, party: 'Bruno Castel', ...partner }),
  }),
  flow('change a partner', {
    arrange: quentin,
    act: (_, person) => person.post('/registers/partners/armor', { ...partner, version: '1' }),
  }),
  flow('decide on a partner', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/registers/partners/armor/standing', { verdict: 'refused', until: '', reason: 'Assurance échue' }),
    repeats: again,
    forgives: { standings: 'decided again, at another hour' },
  }),
  flow('add a contact of the network', {
    arrange: quentin,
    act: (_, person) => person.post('/registers/network', { id, ...contact }),
  }),
  flow('change a contact of the network', {
    arrange: quentin,
    act: (_, person) => person.post('/registers/network/appui', { ...contact, version: '1' }),
  }),
  flow('name a referent', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/registers/referents', {
        kind: 'pedagogy',
        person: 'Bruno Castel',
        email: '',
        phone: '',
        isPublic: 'on',
        sinceOn: '2026-11-01',
      }),
    repeats: again,
    forgives: { referents: 'named again, at another hour' },
  }),
  flow('ask for a paper of a trainer’s file', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/registers/credentials', {
        id,
        person: 'Bruno Castel',
        kind: 'diploma',
        title: 'Titre professionnel',
        renewOn: '2027-02-01',
      }),
  }),
  flow('say that a paper of a trainer’s file was renewed', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/registers/credentials/bruno-cv/renewal', {
        givenOn: '2026-11-19',
        renewOn: '2027-11-19',
        version: '1',
      }),
  }),
  flow('hand in a paper of one’s own file', {
    arrange: (place) => place.member('bruno'),
    act: (_, trainer) =>
      trainer.post('/teaching/credentials/bruno-cv', { renewOn: '2027-11-19', version: '1', file: pdf() }),
  }),
  flow('plan a training of the team', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/registers/developments', {
        id,
        person: 'Bruno Castel',
        need: 'Évaluer à distance',
        training: 'Atelier interne',
        plannedOn: '2027-02-01',
      }),
  }),
  flow('say that a training of the team was followed', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/registers/developments/bruno-classe/record', {
        doneOn: '2026-11-19',
        outcome: 'Deux séances refaites',
        version: '1',
      }),
  }),
  flow('tell what comes due in the registers, silent sources and late tasks', {
    arrange: (place) => place.write("UPDATE watch_readings SET read_at = 0 WHERE organisation_id = 'lisiere'"),
    act: (place) => place.errand('due'),
  }),
]
