import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { startArchive } from '#domain/chores/archives.ts'
import { cancelChore, startingChore } from '#domain/chores/chores.ts'
import { startInvitations } from '#domain/chores/invitations.ts'
import { commit, record } from '#domain/events/commit.ts'
import { keyOf } from '#edge/files/store.ts'
import { makeIds } from '#edge/ids.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { findJob, jobScope } from '#jobs/job.ts'
import { type Handler, handlersOf } from '#jobs/subscriptions.ts'
import { type Death, dying } from '#test/dying.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'
import { now, world } from '#test/visit.ts'
import { cast } from '#test/world.ts'
import { trainees } from '#test/world-training.ts'
import { kinds } from './kinds.ts'
import { runnerOf } from './run.ts'

beforeAll(world)

const ambient = { clock: { now: () => now }, ids: makeIds(() => now), handlersOf }
const queue = { sendBatch: async () => {} } as never
const bindings: Bindings = { ...env, JOBS: queue }

function officeScope(owed: JobMessage[] = [], organisation = 'lisiere') {
  const scope = jobScope(bindings, ambient, 'SHARD_1', organisation, 'test', owed)
  return { ...scope, actor: { kind: 'identity', id: 'id-odile' } as const }
}

async function deliver(runner: Handler, message: JobMessage, death: Death | null = null): Promise<number> {
  const { env: mortal, calls, quiet } = dying(bindings, death)
  try {
    const job = await findJob(mortal, ambient, message, [])
    if (job) await runner(job)
  } catch (error) {
    if (!death) throw error
  } finally {
    await quiet()
  }
  return calls()
}

const all = async (sql: string, ...values: unknown[]) =>
  (
    await env.SHARD_1.prepare(sql)
      .bind(...values)
      .all()
  ).results
const isOpen = async ({ eventId }: JobMessage) =>
  (await all("SELECT 1 FROM outbox WHERE organisation_id IN ('lisiere', 'miroir') AND event_id = ?", eventId)).length >
  0

async function finish(runner: Handler, message: JobMessage): Promise<void> {
  for (let tries = 0; await isOpen(message); tries++) {
    if (tries > 50) throw new Error('It never ends.')
    await deliver(runner, message)
  }
}

/** What a chore has left, ids and instants aside. */
const left = async (id: string) => ({
  chore: await all('SELECT total, done, failed, input FROM chores WHERE id = ?', id),
  ends: await all('SELECT how FROM chore_ends WHERE chore_id = ?', id),
  faults: await all('SELECT line, what, why FROM chore_faults WHERE chore_id = ?', id),
  told: await all('SELECT action, count(*) AS times FROM events WHERE subject_id = ? GROUP BY action', id),
})

const people = (mark: string) => [
  ...Array.from({ length: 21 }, (_, at) => `Zoé P${at} <p${at}@${mark}.example>`),
  'nobody at all',
  `Ana Delmas <ana@lisiere.example>`,
  `Zoé Again <p3@${mark}.example>`,
]

const hat = { role: 'trainer', sites: 'all' } as const
const owner = { personId: 'odile', standing: { hats: [{ role: 'owner', sites: 'all' }], grants: [] } } as never

async function inviting(mark: string) {
  const owed: JobMessage[] = []
  await startInvitations(officeScope(owed), owner, `invite-${mark}`, { lines: people(mark), hat })
  return { id: `invite-${mark}`, message: owed[0] as JobMessage, runner: runnerOf(kinds) }
}

const invited = async (mark: string) =>
  all(
    `SELECT email, by_id, count(*) AS times, (SELECT count(*) FROM events WHERE events.subject_id = invitations.id) AS told
      FROM invitations WHERE email LIKE ? GROUP BY email ORDER BY email`,
    `%@${mark}.example`,
  )

test('invites line by line in the name of who asked, and says which lines it could not', async () => {
  const { id, message, runner } = await inviting('clean')
  await finish(runner, message)
  expect(await invited('clean')).toHaveLength(21)
  expect(await left(id)).toEqual({
    chore: [{ total: 24, done: 24, failed: 3, input: '{}' }],
    ends: [{ how: 'done' }],
    faults: [
      { line: 22, what: 'nobody at all', why: 'unread' },
      { line: 23, what: 'Ana Delmas <ana@lisiere.example>', why: 'already_member' },
      { line: 24, what: 'Zoé Again <p3@clean.example>', why: 'already_invited' },
    ],
    told: [
      { action: 'chore_done', times: 1 },
      { action: 'chore_started', times: 1 },
    ],
  })
})

test('killed at any call, then delivered again, it ends as if nothing had happened', async () => {
  const clean = await inviting('whole')
  const calls = await deliver(clean.runner, clean.message)
  const anonymous = (text: unknown, mark: string) => JSON.parse(JSON.stringify(text).replaceAll(mark, 'whole'))
  const expected = { left: await left(clean.id), invited: await invited('whole') }
  let kills = 0
  for (let at = 1; at <= calls; at++) {
    for (const when of ['before', 'after'] as const) {
      const mark = `${when}-${at}`
      const { id, message, runner } = await inviting(mark)
      await deliver(runner, message, { at, when })
      await finish(runner, message)
      kills += 1
      expect({ at, ...anonymous({ left: await left(id), invited: await invited(mark) }, mark) }).toEqual({
        at,
        ...expected,
      })
    }
  }
  report('killed chores', `${kills} kills, 0 lost, doubled or half done`)
})

test('an archive killed at any call holds every row once, and nothing that is not in its manifest is needed', async () => {
  const runner = runnerOf(kinds, 100)
  const begin = async (id: string) => {
    const owed: JobMessage[] = []
    expect((await startArchive(officeScope(owed), id, { name: 'Centre Lisière' })).ok).toBe(true)
    return owed[0] as JobMessage
  }
  const calls = await deliver(runner, await begin('archive-whole'))
  for (const at of runs(1) > 1 ? [4, 7, 12, calls - 2, calls] : [7, calls - 2]) {
    const id = `archive-${at}`
    const message = await begin(id)
    await deliver(runner, message, { at, when: at % 2 ? 'after' : 'before' })
    await finish(runner, message)
    expect(await left(id)).toMatchObject({ ends: [{ how: 'done' }], faults: [] })
    expect(await linesIn(id, 'persons')).toEqual(await linesIn('archive-whole', 'persons'))
    expect(await linesIn(id, 'sites')).toEqual(await linesIn('archive-whole', 'sites'))
  }
  expect(await linesIn('archive-whole', 'persons')).toHaveLength(cast.length + trainees.length)
})

async function linesIn(archive: string, table: string): Promise<string[]> {
  const parts = await all(
    "SELECT sha256 FROM archive_parts WHERE chore_id = ? AND path LIKE 'tables/' || ? || '-%' ORDER BY path",
    archive,
    table,
  )
  const texts = await Promise.all(
    parts.map(async ({ sha256 }) => (await env.FILES.get(`o/lisiere/archives/${archive}/${sha256}`))?.text()),
  )
  return texts.join('').trim().split('\n')
}

test('an archive says which files are not in the store, or not as they came', async () => {
  const put =
    "INSERT INTO files (organisation_id, id, use, name, kind, bytes, sha256, width, height, at, by_id) VALUES ('miroir', ?, 'logo', ?, 'png', 3, ?, 1, 1, 0, 'test')"
  const [lost, other] = ['a'.repeat(64), 'b'.repeat(64)]
  await env.FILES.put(keyOf('miroir', other), 'longer')
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(put).bind('f1', 'perdu.png', lost),
    env.SHARD_1.prepare(put).bind('f2', 'autre.png', other),
  ])
  const owed: JobMessage[] = []
  await startArchive(officeScope(owed, 'miroir'), 'archive-faulty', { name: 'Centre Miroir' })
  await finish(runnerOf(kinds), owed[0] as JobMessage)
  expect((await left('archive-faulty')).faults).toEqual([
    { line: 1, what: 'perdu.png', why: 'absent' },
    { line: 2, what: 'autre.png', why: 'altered' },
  ])
})

test('only one archive is made at a time', async () => {
  const owed: JobMessage[] = []
  const scope = officeScope(owed, 'miroir')
  const outcomes = await Promise.all(
    ['one', 'two', 'three'].map((id) => startArchive(scope, id, { name: 'Centre Miroir' })),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'chore_running')).toHaveLength(2)
})

const moment = fc.oneof(
  fc.constantFrom('deliver', 'twice', 'cancel'),
  fc.record({ at: fc.integer({ min: 1, max: 7 }), when: fc.constantFrom('before', 'after') }) as fc.Arbitrary<Death>,
)

test('whatever dies, doubles or is cancelled, no line is done twice and none is passed over', async () => {
  const lines = 2
  // One line a step, and an effect that nothing but the cursor keeps from being doubled.
  const runner = runnerOf(
    {
      archive: {
        step: async ({ scope, id, cursor }: { scope: Parameters<typeof record>[0]; id: string; cursor: number }) => ({
          cursor: cursor + 1,
          done: 1,
          writes: [record(scope, 'site_changed', id, { line: cursor })],
          ...(cursor + 1 === lines ? { end: 'done' as const } : {}),
        }),
      },
    },
    1,
  )
  const histories = runs(60)
  let deaths = 0
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 3 }), async (history) => {
      const id = `history-${number++}`
      const owed: JobMessage[] = []
      const scope = officeScope(owed)
      const asked = { kind: 'archive', subjectId: 'x', input: {}, cursor: 0, total: lines } as const
      await commit(scope, startingChore(scope, id, asked))
      const message = owed[0] as JobMessage
      let cancelled = false
      for (const each of history) {
        if (each === 'deliver') await deliver(runner, message)
        else if (each === 'twice') await Promise.all([deliver(runner, message), deliver(runner, message)])
        else if (each === 'cancel') cancelled ||= (await cancelChore(scope, { id, kind: 'archive' }, [])).ok
        else {
          deaths += 1
          await deliver(runner, message, each)
        }
      }
      await finish(runner, message)

      const [told, chores] = await env.SHARD_1.batch<Record<string, unknown>>([
        env.SHARD_1.prepare(
          `SELECT body ->> 'line' AS line FROM events JOIN event_payloads ON event_payloads.organisation_id = events.organisation_id
            AND event_id = events.id WHERE events.organisation_id = 'lisiere' AND subject_id = ? AND action = 'site_changed' ORDER BY seq`,
        ).bind(id),
        env.SHARD_1.prepare(
          "SELECT done, how FROM chores JOIN chore_ends USING (organisation_id) WHERE organisation_id = 'lisiere' AND id = ?1 AND chore_id = ?1",
        ).bind(id),
      ])
      const done = told?.results ?? []
      const [chore] = chores?.results ?? []
      expect(done).toEqual(Array.from({ length: Number(chore?.done) }, (_, line) => ({ line })))
      expect(chore?.how).toBe(cancelled ? 'cancelled' : 'done')
      if (!cancelled) expect(done).toHaveLength(lines)
    }),
    { numRuns: histories, seed: 20261121 },
  )
  report('chores', `${histories} histories, ${deaths} deaths, 0 lines doubled or passed over`)
}, 120_000)
