import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { database } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { makeIds } from '#edge/ids.ts'
import { now, world } from '#test/visit.ts'
import { type Enrolling, enrol } from './enrolments.ts'

beforeAll(world)

const clock = { now: () => now }
const scope: Scope = {
  organisationId: 'lisiere',
  shard: 'SHARD_1',
  db: database(env.SHARD_1),
  actor: { kind: 'person', id: 'id-ana' },
  sites: 'all',
  requestId: 'test',
  clock,
  ids: makeIds(clock.now),
  handlersOf: () => [],
  owed: () => {},
  knock: null,
}

const run = (sql: string, ...values: (string | number)[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .run()
const seatsOf = (session: string) =>
  env.SHARD_1.prepare("SELECT taken, waiting FROM session_seats WHERE organisation_id = 'lisiere' AND session_id = ?")
    .bind(session)
    .first()

const to = (session: string, person: string, change: Partial<Enrolling> = {}): Enrolling => ({
  id: scope.ids.next(),
  sessionId: session,
  siteId: 'nantes',
  personId: person,
  companyId: null,
  price: 98_000,
  plannedMinutes: 1260,
  source: 'office',
  name: person,
  ...change,
})

async function crowd(size: number, name: string): Promise<string[]> {
  const people = Array.from({ length: size }, (_, at) => `${name}-${at}`)
  await env.SHARD_1.batch(
    people.map((id) =>
      env.SHARD_1.prepare(
        "INSERT INTO persons (organisation_id, id, given_name, family_name, sort_key, email, phone, version, at) VALUES ('lisiere', ?1, ?1, ?1, ?1, '', '', 1, 0)",
      ).bind(id),
    ),
  )
  return people
}

test('gives the last seat to one of fifty who ask at once, and a place in line to the others', async () => {
  const people = await crowd(50, 'last')
  await run("UPDATE sessions SET seats_max = 2 WHERE organisation_id = 'lisiere' AND id = 'avenir'")
  const outcomes = await Promise.all(people.map((person) => enrol(scope, to('avenir', person))))
  const states = outcomes.map((outcome) => (outcome.ok ? outcome.after.state : outcome.refusal))
  expect(states.filter((state) => state === 'enrolled')).toHaveLength(1)
  expect(states.filter((state) => state === 'waiting')).toHaveLength(49)
  expect(await seatsOf('avenir')).toEqual({ taken: 2, waiting: 49 })
})

test('takes somebody who asks ten times at once for one enrolment', async () => {
  const [person = ''] = await crowd(1, 'same')
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => enrol(scope, to('encours', person))))
  const ids = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.after.enrolmentId : '')))
  expect(ids.size).toBe(1)
  expect(outcomes.filter((outcome) => outcome.ok && outcome.after.was === 'new')).toHaveLength(1)
  expect(await seatsOf('encours')).toEqual({ taken: 4, waiting: 0 })
})

test('lets somebody who had left come back in the same row, behind those who wait', async () => {
  const outcome = await enrol(scope, to('avenir', 'malo'))
  expect(outcome).toMatchObject({ ok: true, after: { enrolmentId: 'malo-avenir', state: 'waiting', was: 'back' } })
  expect(await seatsOf('avenir')).toEqual({ taken: 2, waiting: 50 })
})

test('keeps a seat for who pays, and refuses everybody once the session is cancelled', async () => {
  const [one = '', two = ''] = await crowd(2, 'paying')
  const held = await enrol(scope, to('encours', one, { heldUntil: now + 1800_000 }))
  expect(held).toMatchObject({ ok: true, after: { state: 'held' } })
  await run("INSERT INTO session_cancellations VALUES ('lisiere', 'encours', 0, 'id-ana', 'Grève')")
  expect(await enrol(scope, to('encours', two))).toEqual({ ok: false, refusal: 'session_closed' })
})
