import { type Flow, flow } from '#test/faults/flow.ts'

const leftAgain = { events: 'a file asked for again leaves again', event_payloads: 'with what was asked' }

export const figures: readonly Flow[] = [
  flow('export the figures', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/figures/exports', { format: 'csv', period: '2026', site: '', programme: '' }),
    repeats: leftAgain,
  }),
  flow('export the hours followed', {
    arrange: (place) => place.member('odile'),
    act: (_, odile) => odile.post('/attendance/totals/exports', { format: 'csv', by: 'person', month: '', funder: '' }),
    repeats: leftAgain,
  }),
]
