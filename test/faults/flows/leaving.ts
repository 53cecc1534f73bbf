import { moveOrganisation, stayOrganisation } from '#domain/organisations/move.ts'
import { groundOf } from '#jobs/ground.ts'
import { type Flow, flow } from '#test/faults/flow.ts'
import type { Place } from '#test/faults/place.ts'

const odile = (place: Place) => place.member('odile')
const told = { '': 'an alert said twice is better than none' }
const day = 24 * 3600_000

export const leaving: readonly Flow[] = [
  flow('take everything along', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/departure/export'),
    repeats: { events: 'each archive is told', event_payloads: 'each archive is told' },
  }),
  flow('ask to leave', {
    arrange: odile,
    act: (_, owner) => owner.post('/settings/departure', { name: 'Centre Lisière' }),
    twice: told,
  }),
  flow('stay after all', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/settings/departure', { name: 'Centre Lisière' })
      return owner
    },
    act: (_, owner) => owner.post('/settings/departure/withdrawal'),
    twice: told,
  }),
  flow('leave when the day has come', {
    async arrange(place) {
      await (await odile(place)).post('/settings/departure', { name: 'Centre Lisière' })
      place.later(31 * day)
    },
    act: (place) => place.errand('departures'),
    heavy: true,
  }),
  flow('move an organisation', {
    async arrange() {},
    act: (place) => place.command(async (env, given) => moveOrganisation(groundOf(env, given), 'lisiere', 'SHARD_2')),
    heavy: true,
  }),
  flow('give a move up', {
    async arrange(place) {
      await place.write(
        "INSERT INTO moves (organisation_id, from_shard, to_shard, at) VALUES ('lisiere', 'SHARD_1', 'SHARD_2', ?)",
        place.now(),
      )
    },
    act: (place) => place.command(async (env, given) => stayOrganisation(groundOf(env, given), 'lisiere')),
    heavy: true,
  }),
  flow('forget what is past its end', {
    async arrange(place) {
      const person = await odile(place)
      await place.stranger().post('/sign-in/link', { email: 'ana@lisiere.example' })
      await place.deliver()
      place.later(40 * day)
      return person
    },
    act: (place) => place.errand('forget'),
  }),
  flow('send again what is owed', {
    async arrange(place) {
      const owner = await odile(place)
      await owner.post('/settings/members/bruno/suspension', { reason: 'Congé' })
      await place.deliver()
      const event = await place.value("SELECT id FROM events WHERE action = 'member_suspended'")
      await place.write("DELETE FROM receipts WHERE event_id = ? AND handler = 'followMembership'", event)
      await place.write(
        "INSERT INTO outbox (organisation_id, event_id, handler, at) VALUES ('lisiere', ?, 'followMembership', ?)",
        event,
        place.now(),
      )
      place.later(60 * 60_000)
    },
    act: (place) => place.errand('resend'),
  }),
]
