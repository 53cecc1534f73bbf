import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const quentin = (place: Place) => place.member('quentin')

const proof = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
  label: 'Procédure de réclamation',
  indicators: '31, 32',
  happenedOn: '2026-11-02',
  validUntil: '',
  link: '',
  note: '',
}

const year = {
  id: '01kaq2v7m8k3d5f6g7h8j9k0mp',
  from: '2026-01-01',
  to: '2026-12-31',
  turnover: '120000',
  charges: '40000',
  trainerSalaries: '20000',
  purchases: '0',
}

const grid = {
  id: 'V11',
  from: '2030-01-01',
  isProvisional: true,
  indicators: [
    {
      ...{ number: 1, criterion: 1, title: 'Information du public', categories: ['AF'] },
      ...{ condition: null, grading: 'major', isAdapted: false, subcontracted: null },
    },
  ],
}

const again = 'said again by the same person'

export const quality: readonly Flow[] = [
  flow('add a proof', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/proofs?indicator=31', proof),
  }),
  flow('withdraw a proof', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/proofs/reglement/withdrawal', { reason: 'Refaite' }),
  }),
  flow('give a proof back', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/quality/proofs/reglement/withdrawal', { reason: 'Refaite' })
      return person
    },
    act: (_, person) => person.post('/quality/proofs/reglement/return'),
  }),
  flow('describe the activity', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/quality/profile', { categories: 'AF', certifying: 'on', auditType: 'initial', version: '0' }),
  }),
  flow('replace a proof', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/proofs?indicator=9', { ...proof, replaces: 'reglement' }),
  }),
  flow('void a paper that proved something', {
    async arrange(place) {
      await place.write(
        `INSERT INTO proofs SELECT organisation_id, 'preuve', 'paper_issued', number, id, '[9]', '2026-11-02', '', '', '', NULL, NULL,
          'sum', at, by_id, 0, '[]' FROM papers WHERE organisation_id = 'lisiere' AND id = 'convention-guivarch'`,
      )
      return place.member('odile')
    },
    act: (_, odile) => odile.post('/papers/convention-guivarch/void', { reason: 'Erreur' }),
  }),
  flow('correct an absence that proved something', {
    async arrange(place) {
      const bruno = await place.member('bruno')
      await bruno.post('/teaching/slots/encours-0/absences', { enrolment: 'malo-encours' })
      await place.deliver()
      return place.member('ana')
    },
    act: (_, ana) =>
      ana.post('/attendance/presences/encours-0/malo-encours', { state: 'present', reason: 'Il était là' }),
    repeats: { events: again, event_payloads: again, receipts: again },
  }),
  flow('check a proof', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/quality/proofs/reglement/validations', { id: proof.id, verdict: 'valid', comment: '' }),
  }),
  flow('correct a provisional grid', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/quality/grids/V10/indicators/33', { title: 'Évaluation', grading: 'major', version: '0' }),
  }),
  flow('add a grid', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/grids', { grid: JSON.stringify(grid) }),
  }),
  flow('look at the proofs of the day', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/quality/proofs?indicator=31', { ...proof, validUntil: '2026-12-10' })
    },
    act: (place) => place.errand('proofs'),
  }),
  flow('change a rule of proof', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/rules/programme_written', { on: 'on', indicators: ['6'], version: '0' }),
  }),
  flow('count a year', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/statements', year),
  }),
  flow('count a year for one declaration', {
    arrange: quentin,
    act: (_, person) => person.post('/quality/statements', { ...year, declaration: 'morbihan' }),
  }),
  flow('say what a statement misses', {
    async arrange(place) {
      const person = await place.member('odile')
      await person.post('/quality/statements', year)
      return person
    },
    act: (_, person) =>
      person.post(`/quality/statements/${year.id}/fixes?subject=manager`, { what: 'level', value: '5' }),
  }),
  flow('say what a fund pays for', {
    async arrange(place) {
      const person = await place.member('odile')
      await person.post('/quality/statements', year)
      return person
    },
    act: (_, person) =>
      person.post(`/quality/statements/${year.id}/fixes?subject=lea-encours&box=C2h`, {
        what: 'scheme',
        value: 'professionalisation',
      }),
  }),
]
