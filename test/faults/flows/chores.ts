import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const odile = (place: Place) => place.member('odile')
const another = 'asked for once the first is ready, a second one is prepared'
const day = 24 * 3600_000

export const chores: readonly Flow[] = [
  flow('prepare an archive', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/chores/archive'),
    heavy: true,
    keeps: another,
    loose: { archive_parts: 'an archive holds its own making, tried again or not' },
    repeats: {
      events: another,
      event_payloads: another,
      receipts: another,
      chores: another,
      chore_ends: another,
      archive_parts: another,
      notifications: another,
      unread_notifications: another,
    },
    forgives: { event_payloads: another, chores: another, archive_parts: another, counters: another },
  }),
  flow('take an archive along', {
    arrange: withArchive,
    act: (_, { owner, id }) => owner.post(`/settings/chores/${id}/archive`),
    repeats: { events: 'each archive is told', event_payloads: 'each archive is told' },
  }),
  flow('cancel an archive', {
    async arrange(place) {
      await place.write(
        "INSERT INTO chores (organisation_id, id, kind, subject_id, input, cursor, total, done, failed, at, by_id) VALUES ('lisiere', 'running', 'archive', 'lisiere', '{}', '{}', 9, 1, 0, ?, 'id-odile')",
        place.now(),
      )
      return odile(place)
    },
    act: (_, owner) => owner.post('/settings/chores/running/cancellation'),
  }),
  flow('forget old archives', {
    async arrange(place) {
      await withArchive(place)
      place.later(60 * day)
    },
    act: (place) => place.errand('archives'),
  }),
  flow('start one work again', {
    arrange: abandoned,
    act: (_, { owner, event, handler }) => owner.post('/settings/chores/replays', { event, handler }),
  }),
  flow('start every work again', {
    arrange: abandoned,
    act: (_, { owner }) => owner.post('/settings/chores/replays/all'),
  }),
  flow('seal the chains', {
    arrange: busy,
    act: (place) => place.errand('seal'),
  }),
  flow('anchor the chains', {
    async arrange(place) {
      await busy(place)
      await place.errand('seal')
    },
    act: (place) => place.errand('anchor'),
  }),
  flow('verify the chains', {
    async arrange(place) {
      await busy(place)
      await place.errand('seal')
    },
    act: (place) => place.errand('verify'),
  }),
  flow('export the history', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/audit/export'),
    repeats: { events: 'each export is told', event_payloads: 'each export is told' },
  }),
  flow('raise an alarm', {
    arrange: abandoned,
    act: (place) => place.errand('pulse'),
    twice: { '': 'an alert said twice is better than none' },
  }),
  flow('lower an alarm', {
    async arrange(place) {
      await abandoned(place)
      await place.errand('pulse')
      await place.write('DELETE FROM abandonments')
    },
    act: (place) => place.errand('pulse'),
    twice: { '': 'an alert said twice is better than none' },
  }),
  flow('find a broken chain', {
    async arrange(place) {
      await busy(place)
      await place.errand('seal')
      await place.write('INSERT INTO faults_restoring VALUES (1)')
      await place.write("UPDATE events SET subject_id = 'nantes' WHERE action = 'site_closed'")
      await place.write('DELETE FROM faults_restoring')
    },
    act: (place) => place.errand('verify'),
  }),
  flow('measure what is stored', {
    async arrange() {},
    act: (place) => place.errand('measure'),
  }),
  flow('back up', {
    async arrange() {},
    act: (place) => place.errand('backup'),
    heavy: true,
  }),
]

async function withArchive(place: Place) {
  const owner = await odile(place)
  const { headers } = await owner.post('/settings/chores/archive')
  await place.deliver()
  return { owner, id: (headers.get('Location') ?? '').split('/').at(-1) ?? '' }
}

/** Some things have happened. */
async function busy(place: Place): Promise<void> {
  const owner = await odile(place)
  await owner.post('/settings/sites/vannes/closure', { reason: 'Travaux' })
  await owner.post('/settings/sites/vannes/reopening')
}

/** A work that was tried too often, and given up. */
async function abandoned(place: Place) {
  const owner = await odile(place)
  await owner.post('/settings/members/bruno/suspension', { reason: 'Congé' })
  await place.deliver()
  const event = await place.value(
    "SELECT id FROM events WHERE organisation_id = 'lisiere' AND action = 'member_suspended'",
  )
  const handler = 'followMembership'
  await place.write('DELETE FROM receipts WHERE event_id = ? AND handler = ?', event, handler)
  await place.write(
    "INSERT INTO abandonments VALUES ('lisiere', ?, ?, 12, 'out of order', ?)",
    event,
    handler,
    place.now(),
  )
  return { owner, event, handler }
}
