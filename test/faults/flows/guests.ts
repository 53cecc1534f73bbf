import { flow } from '../flow.ts'
import type { Place } from '../place.ts'

const bruno = (place: Place) => place.member('bruno')
const cleo = (place: Place) => place.member('cleo')
const absence = { id: '01kaq2v7m8k3d5f6g7h8j9k0mn', from: '2026-12-07', until: '2026-12-08', reason: 'Congé' }

const askedTwice = {
  events: 'who heard no answer asks again',
  event_payloads: 'who heard no answer asks again',
  outbox: 'who heard no answer asks again',
  receipts: 'who heard no answer asks again',
  notifications: 'who heard no answer asks again',
  unread_notifications: 'who heard no answer asks again',
  sendings: 'who heard no answer asks again',
  sending_texts: 'who heard no answer asks again',
}

export const guests = [
  flow('a company enrols its people', {
    arrange: (place) => place.member('denis'),
    act: (_, contact) =>
      contact.post('/company/sessions/avenir', {
        id: '01kaq2v7m8k3d5f6g7h8j9k0mn',
        people: 'Inès Carpentier <ines@exemple.example>\nLéa Morvan',
        company: '',
        consent: 'on',
        step: 'enrol',
      }),
    twice: { '': 'a doubt about it sends it again' },
  }),
  flow('a trainer accepts a session', {
    arrange: bruno,
    act: (_, trainer) => trainer.post('/teaching/answers', { session: 'avenir' }),
  }),
  flow('a trainer declines a slot', {
    arrange: bruno,
    act: (_, trainer) => trainer.post('/teaching/answers/avenir-0', { reason: 'Déjà à Rennes' }),
    twice: { 'Séance refusée': 'a doubt about a notice sends it again' },
  }),
  flow('a trainer is away', {
    arrange: bruno,
    act: (_, trainer) => trainer.post('/teaching/absences', absence),
  }),
  flow('a trainer is not away after all', {
    async arrange(place) {
      const trainer = await bruno(place)
      await trainer.post('/teaching/absences', absence)
      return trainer
    },
    act: (_, trainer) => trainer.post(`/teaching/absences/${absence.id}/removal`),
  }),
  flow('a trainee asks for a correction', {
    arrange: cleo,
    act: (_, trainee) => trainee.post('/training/data/corrections', { what: 'Mon nom est Martin-Roux' }),
    repeats: askedTwice,
    forgives: { counters: 'people are told of each' },
    twice: { 'Correction demandée': 'a doubt about a notice sends it again' },
  }),
  flow('a trainee takes their data away', {
    arrange: cleo,
    act: (_, trainee) => trainee.post('/training/data/export'),
    repeats: { events: 'what leaves twice is told twice', event_payloads: 'what leaves twice is told twice' },
  }),
]
