import { type Flow, flow } from '#test/faults/flow.ts'

export const results: readonly Flow[] = [
  flow('export the results of a survey', {
    arrange: (place) => place.member('quentin'),
    act: (_, person) => person.post('/surveys/a-chaud/results/exports', { format: 'csv' }),
    repeats: { events: 'a file asked for again leaves again', event_payloads: 'with what was asked' },
  }),
  flow('hide what somebody wrote', {
    arrange: (place) => place.member('quentin'),
    act: (_, person) =>
      person.post('/surveys/a-chaud/verbatims/reponse-gael~mot/hiding', { reason: 'Nomme un collègue' }),
  }),
  flow('show what somebody wrote again', {
    async arrange(place) {
      const person = await place.member('quentin')
      await person.post('/surveys/a-chaud/verbatims/reponse-gael~mot/hiding', { reason: 'Nomme un collègue' })
      return person
    },
    act: (_, person) => person.post('/surveys/a-chaud/verbatims/reponse-gael~mot/return'),
  }),
  flow('publish what programmes come to', {
    async arrange() {},
    act: (place) => place.errand('results'),
  }),
]
