import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const quentin = (place: Place) => place.member('quentin')
const address = 'https://revue.lisiere.fr/flux.xml'
const source = { id: '01kaq2v7m8k3d5f6g7h8j9kfee', name: 'Revue', address, theme: 'teaching' }
const item = {
  id: '01kaq2v7m8k3d5f6g7h8j9kitm',
  kind: 'meeting',
  title: 'Journée de la branche',
  theme: 'trades',
  happenedOn: '2026-11-12',
  address: '',
  summary: 'Deux ateliers suivis.',
}
const feed = `<rss version="2.0"><channel><title>Revue</title>
  <item><guid>1</guid><title>Classe inversée</title><pubDate>20 Nov 2026 09:00 GMT</pubDate></item></channel></rss>`

async function withSource(place: Place) {
  const person = await quentin(place)
  await person.post('/watch/sources', source)
  place.outside(async () => new Response(feed, { headers: { ETag: '"1"' } }))
  return person
}

export const watch: readonly Flow[] = [
  flow('follow a feed', { arrange: quentin, act: (_, person) => person.post('/watch/sources', source) }),
  flow('change a feed', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/watch/sources/officiel', { name: 'Journal', address, theme: 'legal', version: '1' }),
  }),
  flow('pause a feed', { arrange: quentin, act: (_, person) => person.post('/watch/sources/officiel/pause') }),
  flow('resume a feed', {
    async arrange(place) {
      const person = await quentin(place)
      await person.post('/watch/sources/officiel/pause')
      return person
    },
    act: (_, person) => person.post('/watch/sources/officiel/resumption'),
  }),
  flow('follow a feed no more', {
    arrange: quentin,
    act: (_, person) => person.post('/watch/sources/officiel/removal'),
  }),
  flow('read the feeds', {
    arrange: withSource,
    act: (place) => place.errand('feeds'),
    loose: { watch_readings: 'a look that was lost is followed by another, later' },
  }),
  flow('forget what was put aside long ago', {
    async arrange(place) {
      await place.write(
        "UPDATE watch_items SET happened_on = '2024-01-01' WHERE organisation_id = 'lisiere' AND id = 'salon'",
      )
    },
    act: (place) => place.errand('feeds-aside'),
  }),
  flow('add something read', { arrange: quentin, act: (_, person) => person.post('/watch/items', item) }),
  flow('sort something read', {
    arrange: quentin,
    act: (_, person) => person.post('/watch/items/decret/triage', { verdict: 'kept' }),
    repeats: { events: 'kept twice, said twice', event_payloads: 'kept twice, said twice', receipts: 'kept twice' },
  }),
  flow('say what something read has changed', {
    arrange: quentin,
    act: (_, person) =>
      person.post('/watch/items/metiers/use', {
        changed: 'Un module de plus',
        indicators: ['24'],
        programmes: ['manager'],
        decidedOn: '2026-11-20',
      }),
  }),
]
