import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const odile = (place: Place) => place.member('odile')
const id = '01kaq2v7m8k3d5f6g7h8j9k0mn'
const away = { id, person: 'bruno', from: '2026-12-21', until: '2026-12-24', fromHour: '', untilHour: '', reason: '' }

export const agenda: readonly Flow[] = [
  flow('note when a trainer is away', {
    arrange: odile,
    act: (_, owner) => owner.post('/agenda/unavailabilities', away),
  }),
  flow('take back when a trainer is away', {
    arrange: odile,
    act: (_, owner) => owner.post('/agenda/unavailabilities/noel/removal'),
  }),
  flow('make a calendar address', {
    arrange: odile,
    act: (_, owner) => owner.post('/agenda/feeds', { kind: 'own', site: '' }),
    repeats: {
      calendar_feeds: 'its address was not seen: another is made, and the first can be closed',
      events: 'said twice, told twice',
      event_payloads: 'said twice, told twice',
    },
  }),
  flow('close a calendar address', {
    async arrange(place) {
      const owner = await odile(place)
      const shown = await owner.post('/agenda/feeds', { kind: 'own', site: '' })
      return { owner, path: /\/agenda\/feeds\/[0-9a-z]{26}\/removal/.exec(shown.text)?.[0] ?? '' }
    },
    act: (_, { owner, path }) => owner.post(path),
  }),
]
