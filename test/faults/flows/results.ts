import { type Flow, flow } from '#test/faults/flow.ts'

export const results: readonly Flow[] = [
  flow('export the results of a survey', {
    arrange: (place) => place.member('quentin'),
    act: (_, person) => person.post('/surveys/a-chaud/results/exports', { format: 'csv' }),
    repeats: { events: 'a file asked for again leaves again', event_payloads: 'with what was asked' },
  }),
]
