import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { pagesOf } from '#domain/events/pages.ts'
import { sealNext } from '#domain/events/seal.ts'
import { shred } from '#domain/events/shred.ts'
import { verifyOnward, verifyWhole } from '#domain/events/verification.ts'
import { verify } from '#domain/events/verify.ts'
import type { Anchor } from '#domain/events/walk.ts'
import { moveOrganisation } from '#domain/organisations/move.ts'
import { keptHeads } from '#edge/anchors.ts'
import { makeIds } from '#edge/ids.ts'
import { groundOf } from '#jobs/ground.ts'
import { anchorChains, sealChains, verifyChains } from '#jobs/seals.ts'
import { runs } from '#test/runs.ts'
import { now, world } from '#test/visit.ts'
import { report } from '../report.ts'
import { loadRows, pagesIn, type Row, type Rows, tables } from './chain-rows.ts'
import { chance, tamper } from './tampering.ts'

let hour = now
const clock = { now: () => hour }
const handlersOf = (action: string) => (action === 'member_joined' ? ['followMembership'] : [])
const ambient = { clock, ids: makeIds(clock.now), handlersOf }
const ground = groundOf(env, ambient)
const office = ground.office('SHARD_1', 'lisiere')
const mirror = ground.office('SHARD_1', 'miroir')

beforeAll(async () => {
  await world()
  for (let at = 0; at < 16; at += 1) {
    await happen(office, at % 2 ? 'site_changed' : 'member_joined', at % 3 ? 'nantes' : 'odile')
    await happen(mirror, 'site_changed', 'nantes')
  }
})

test('seals every event once, in order, however many sealers there are', async () => {
  await Promise.all([sealNext(office, 5), sealNext(office, 7), sealNext(office, 5)])
  await Promise.all([1, 2, 3].map(() => sealChains(env, ambient)))
  const { seals } = await loadRows()
  const numbers = seals.filter((row) => row.organisation_id === 'lisiere').map((row) => row.seq)
  expect(numbers).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
  expect(await verifyWhole(office, env.FILES)).toMatchObject({ seq: 16, tail: 0, whole: true, broken: null })
})

test('shreds what events say of somebody, but what a handler still has to read: an event tells, and the chain holds', async () => {
  const odile = { subjectId: 'odile' }
  expect(await shred(office, odile, 'asked by the person')).toEqual({ ok: true, after: 3 })
  expect(await shred(office, odile, 'asked by the person')).toEqual({ ok: true, after: 0 })
  expect(await verifyWhole(office, env.FILES)).toMatchObject({ seq: 16, tail: 1, erased: 3, broken: null })

  await env.SHARD_1.prepare("DELETE FROM outbox WHERE organisation_id = 'lisiere'").run()
  expect(await shred(office, odile, 'asked by the person')).toEqual({ ok: true, after: 3 })
  await sealChains(env, ambient)
  expect(await verifyWhole(office, env.FILES)).toMatchObject({ seq: 18, tail: 0, erased: 6, broken: null })
  const left = await env.SHARD_1.prepare(
    "SELECT count(*) AS n FROM event_payloads JOIN events ON id = event_id WHERE subject_id = 'odile' AND body LIKE '%Marchand%'",
  ).first('n')
  expect(left).toBe(0)
})

test('keeps the head of each chain outside, once a day, and in the chain of the directory', async () => {
  await Promise.all([anchorChains(env, ambient), anchorChains(env, ambient)])
  await anchorChains(env, ambient)
  expect(await keptHeads(env.FILES, 'lisiere')).toMatchObject([{ seq: 18, day: '2026-11-21' }])
  const { results } = await env.SHARD_1.prepare(
    "SELECT subject_id FROM events WHERE organisation_id = 'directory' AND action = 'chain_anchored' ORDER BY subject_id",
  ).all()
  expect(results).toEqual([{ subject_id: 'lisiere' }, { subject_id: 'miroir' }])
})

test('verifies a few links at a time, goes on from there, and the whole again the day after', async () => {
  expect(await verifyOnward(office, env.FILES, 10)).toMatchObject({ seq: 10, whole: false, broken: null })
  expect(await verifyOnward(office, env.FILES, 10)).toMatchObject({ seq: 18, whole: true })
  expect(await verifyOnward(office, env.FILES, 10)).toMatchObject({ seq: 18, whole: true })
  hour += 25 * 3600_000
  expect(await verifyOnward(office, env.FILES, 10)).toMatchObject({ seq: 10, whole: false })
  await verifyChains(env, ambient)
  expect(await known()).toMatchObject({ whole_seq: 18, whole_at: hour, broken_seq: null })
})

test.each([
  ["UPDATE seals SET hash = 'x'", 'seals are never rewritten'],
  ['DELETE FROM seals', 'seals stay'],
  ["INSERT OR REPLACE INTO seals VALUES ('lisiere', 3, 'x', 1)", 'seals are never rewritten'],
  ["UPDATE events SET actor_id = 'x'", 'events are never rewritten'],
  ['DELETE FROM events', 'events stay'],
  [
    "INSERT OR REPLACE INTO events SELECT organisation_id, id, seq, site_id, actor_kind, 'x', action, subject_id, request_id, at, payload_hash FROM events WHERE seq = 3",
    'events are never rewritten',
  ],
  ["UPDATE event_payloads SET body = '[]'", 'payloads are never rewritten'],
  ["UPDATE event_payloads SET salt = '', body = '{}'", 'payloads are never rewritten'],
  ['DELETE FROM event_payloads', 'payloads stay'],
  [
    "INSERT OR REPLACE INTO event_payloads SELECT organisation_id, event_id, 's', '{}' FROM event_payloads",
    'payloads are',
  ],
  ['UPDATE payload_erasures SET erasure_id = event_id', 'erasures are never rewritten'],
  ['DELETE FROM payload_erasures', 'erasures stay'],
])('the database refuses %s', async (statement, refusal) => {
  await expect(env.SHARD_1.prepare(statement).run()).rejects.toThrow(refusal)
})

const total = runs(10_000)

test('every tampering is found, and nothing is found where there was none', async () => {
  const rows = await loadRows('lisiere')
  const anchors = await keptHeads(env.FILES, 'lisiere')
  expect(await verifyRows(rows, anchors)).toMatchObject({ seq: 18, erased: 6, broken: null })

  const pick = chance(20261121)
  const missed: string[] = []
  const names = new Map<string, number>()
  for (let made = 0; made < total; made += 1) {
    const tampering = await tamper(rows, 'lisiere', pick)
    const { broken } = await verifyRows(tampering.rows, anchors)
    if (!broken) missed.push(tampering.said)
    else names.set(broken.what, (names.get(broken.what) ?? 0) + 1)
  }
  report('tamperings', `${total} made, ${missed.length} missed`)
  expect(missed).toEqual([])
  expect([...names.keys()].toSorted()).toEqual([
    'erasure_unexplained',
    'event_altered',
    'event_inserted',
    'event_missing',
    'out_of_order',
    'payload_altered',
    'payload_missing',
    'rewritten',
    'seal_altered',
    'seal_missing',
    'truncated',
  ])
})

test('the law sees a verifier that is not told what was kept outside', async () => {
  const rows = await loadRows()
  const first = (row: Row) => Number(row.seq) < 10
  const shorter = { ...rows, events: rows.events.filter(first), seals: rows.seals.filter(first) }
  const walk = { organisationId: 'miroir', pages: pagesIn(shorter, 'miroir') }
  expect((await verify({ ...walk, anchors: [] })).broken).toBe(null)
  const anchors = await keptHeads(env.FILES, 'miroir')
  expect((await verify({ ...walk, anchors })).broken).toMatchObject({ seq: 10, what: 'truncated' })
})

test('an organisation that moves takes its seals along: none is added on the way, and the chain goes on from there', async () => {
  await happen(mirror, 'site_changed', 'nantes')
  const moved = await moveOrganisation(ground, 'miroir', 'SHARD_2', async (step) => {
    if (step.startsWith('copy')) await sealChains(env, ambient)
  })
  expect(moved.ok).toBe(true)
  const there = ground.office('SHARD_2', 'miroir')
  expect(await verifyWhole(there, env.FILES)).toMatchObject({ seq: 16, tail: 1, broken: null })
  await sealChains(env, ambient)
  expect(await verifyWhole(there, env.FILES)).toMatchObject({ seq: 17, tail: 0, broken: null })
  expect((await loadRows('miroir')).seals).toEqual([])
})

/** Last: the guards of this database are taken away, and come back with the next file. */
test('whoever takes the guards away and rewrites the rows themselves is found, or refused by a foreign key', async () => {
  await dropGuards()
  const rows = await loadRows()
  const pick = chance(7)
  let refused = 0
  for (let made = 0; made < 120; made += 1) {
    const tampering = await tamper(rows, 'lisiere', pick)
    const written = await write(tampering.rows).then(
      () => true,
      () => false,
    )
    if (!written) refused += 1
    else
      expect({ said: tampering.said, broken: (await verifyWhole(office, env.FILES)).broken }).not.toMatchObject({
        broken: null,
      })
  }
  expect(refused).toBeLessThan(60)

  await write(rows)
  expect(await verify({ organisationId: 'lisiere', pages: pagesOf(office), anchors: [] })).toMatchObject({
    whole: true,
  })
  await env.SHARD_1.prepare("UPDATE events SET at = at + 1 WHERE organisation_id = 'lisiere' AND seq = 5").run()
  hour += 25 * 3600_000
  await Promise.all([verifyChains(env, ambient), verifyChains(env, ambient)])
  await verifyChains(env, ambient)
  expect(await known()).toMatchObject({ seq: 4, broken_seq: 5, broken_what: 'event_altered' })
  expect(await env.SHARD_1.prepare("SELECT count(*) AS n FROM events WHERE action = 'chain_broken'").first('n')).toBe(1)
})

async function happen(scope: Scope, action: string, subject: string) {
  const outcome = await commit(scope, [record(scope, action, subject, { name: 'Odile Marchand' }, 'nantes')])
  expect(outcome.ok).toBe(true)
}

const verifyRows = (rows: Rows, anchors: readonly Anchor[]) =>
  verify({ organisationId: 'lisiere', pages: pagesIn(rows, 'lisiere'), anchors, pageSize: 8 })

const known = () => env.SHARD_1.prepare("SELECT * FROM verifications WHERE organisation_id = 'lisiere'").first()

async function dropGuards() {
  const { results } = await env.SHARD_1.prepare(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('${tables.join("', '")}')`,
  ).all<{ name: string }>()
  await env.SHARD_1.batch(results.map(({ name }) => env.SHARD_1.prepare(`DROP TRIGGER ${name}`)))
}

/** All rows of the chain, in place of those there. */
async function write(rows: Rows) {
  await env.SHARD_1.batch([
    ...tables.toReversed().map((table) => env.SHARD_1.prepare(`DELETE FROM ${table}`)),
    ...tables.map((table) => filled(table, rows[table])),
  ])
}

function filled(table: string, rows: readonly Row[]): D1PreparedStatement {
  const columns = Object.keys(rows[0] ?? { organisation_id: '' })
  const values = columns.map((column) => `value ->> '${column}'`).join(', ')
  return env.SHARD_1.prepare(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`).bind(
    JSON.stringify(rows),
  )
}
