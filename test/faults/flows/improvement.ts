import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const quentin = (place: Place) => place.member('quentin')
const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const cold = '/improvement/salle-froide'
const late = '/improvement/convocation'

export const improvement: readonly Flow[] = [
  flow('open a ticket', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/improvement', {
        id,
        kind: 'complaint',
        title: 'Salle bruyante',
        body: 'Des travaux toute la journée',
        receivedOn: '2026-11-20',
        name: 'Nora Kerviel',
        email: 'nora@dunes.example',
        site: 'nantes',
        owner: 'Ana Delmas',
        session: 'avenir',
      }),
  }),
  flow('change a ticket', {
    arrange: quentin,
    act: (_, person) =>
      person.post(cold, { title: 'Salle froide', dueOn: '2026-12-20', site: 'nantes', owner: '', version: '1' }),
  }),
  flow('acknowledge a ticket', {
    arrange: quentin,
    act: (_, person) => person.post(`${late}/acknowledgement`, { reply: 'Nous vous avons lue.' }),
    twice: { 'Nous vous avons lu': 'a doubt about it sends it again' },
  }),
  flow('find the cause of a ticket', {
    arrange: quentin,
    act: (_, person) => person.post(`${late}/causes`, { id, family: 'information', text: 'Mail parti tard' }),
  }),
  flow('decide an action', {
    arrange: quentin,
    act: (_, person) =>
      person.post(`${late}/actions`, { id, what: 'Avancer le rappel', owner: '', dueOn: '2026-12-01' }),
  }),
  flow('finish an action', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/actions/minuterie/end', { word: 'Réglée', doneOn: '2026-11-21' }),
  }),
  flow('close a ticket', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/cable/closure', { word: 'Câble sous goulotte', checkOn: '' }),
  }),
  flow('check a ticket that has worked', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/improvement/cable/closure', { word: 'Sous goulotte', checkOn: '2027-02-22' })
      return person
    },
    act: (_, person) => person.post('/improvement/cable/check', { effective: 'yes', word: 'Plus de câble' }),
  }),
  flow('check a ticket that has not worked', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/improvement/cable/closure', { word: 'Sous goulotte', checkOn: '2027-02-22' })
      return person
    },
    act: (_, person) => person.post('/improvement/cable/check', { effective: 'no', word: 'La goulotte se décolle' }),
  }),
  flow('open a ticket again', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/support/reopening', { reason: 'Encore illisible' }),
  }),
  flow('change the delays of tickets', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/targets', { ...delays, version: '0' }),
  }),
  flow('open tickets for low answers, and call for those that are late', {
    arrange: (place) =>
      place.write(
        "UPDATE answers SET alerts = '[\"satisfait\"]' WHERE organisation_id = 'lisiere' AND id = 'reponse-gael'",
      ),
    act: (place) => place.errand('tickets'),
    twice: { 'Délai dépassé': 'told twice rather than not at all, when nobody knows whether the first letter left' },
  }),
  flow('complain from the public page', {
    twice: { '': 'a doubt about it sends it again' },
    wary: 'whoever does it ten times waits',
    async arrange() {},
    act: (place) =>
      place.stranger().post('/o/lisiere/complaint', {
        id,
        title: 'Salle froide',
        body: 'Douze degrés le matin',
        name: 'Nora Kerviel',
        email: 'nora@dunes.example',
        fax: '',
      }),
  }),
  flow('report something grave from the public page', {
    wary: 'whoever does it ten times waits',
    async arrange() {},
    act: (place) => place.stranger().post('/o/lisiere/report', report),
  }),
  flow('report something grave', {
    arrange: (place) => place.member('bruno'),
    act: (_, person) => person.post('/improvement/reports', report),
  }),
  flow('read a report', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/reports/signalement/reading'),
    repeats: { events: 'read twice', event_payloads: 'read twice' },
  }),
  flow('take a measure after a report', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/reports/signalement/measures', { id, what: 'Entretien' }),
  }),
  flow('close a report', {
    arrange: quentin,
    act: (_, person) => person.post('/improvement/reports/signalement/closure', { word: 'Sanction prise' }),
  }),
]

const report = { id, kind: 'harassment', body: 'Des remarques répétées', name: '', contact: '', fax: '' }

const delays = {
  complaintAcknowledge: '1',
  complaintAnswer: '20',
  lowAnswerAcknowledge: '2',
  lowAnswerAnswer: '30',
  incidentAcknowledge: '0',
  incidentAnswer: '15',
  hazardAcknowledge: '0',
  hazardAnswer: '15',
  findingAcknowledge: '0',
  findingAnswer: '90',
  suggestionAcknowledge: '5',
  suggestionAnswer: '60',
}
