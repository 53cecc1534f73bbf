import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Scope } from '#db/scope.ts'
import { replay } from '#domain/chores/abandonments.ts'
import { commit, record } from '#domain/events/commit.ts'
import { makeQueue } from '#test/queue.ts'
import { now, world } from '#test/visit.ts'
import { jobScope } from './job.ts'
import { resend } from './resend.ts'

beforeAll(world)
beforeEach(() =>
  env.SHARD_1.batch(
    ['outbox', 'abandonments', 'moves', 'removals'].map((table) => env.SHARD_1.prepare(`DELETE FROM ${table}`)),
  ),
)

/** What is told of an alarm is another room's. */
const nobodyFollows = () => []

type Queue = ReturnType<typeof makeQueue>

/** Something happens in Centre Lisière, and that handler must follow. */
async function happen({ env: bindings, ambient }: Queue, handler: string, action = 'site_opened'): Promise<string> {
  const owed: { eventId: string }[] = []
  const told = { ...ambient, handlersOf: () => [handler] }
  const scope = jobScope(bindings, told, 'SHARD_1', 'lisiere', 'test', owed as never)
  await commit(scope, [record(scope, action, 'nantes')])
  return owed[0]?.eventId ?? ''
}

const messageFor = (eventId: string, handler: string) => ({
  shard: 'SHARD_1',
  organisationId: 'lisiere',
  eventId,
  handler,
})

const rows = async (sql: string) => (await env.SHARD_1.prepare(sql).all()).results
const open = () => rows('SELECT handler, attempts, error FROM outbox ORDER BY handler')
const abandoned = () => rows('SELECT handler, attempts, error FROM abandonments')

function officeScope({ env: bindings, ambient }: Queue): { scope: Scope; owed: unknown[] } {
  const owed: never[] = []
  return { scope: jobScope(bindings, ambient, 'SHARD_1', 'lisiere', 'test', owed), owed }
}

test('a poison message, one of another version and one that never ends keep no neighbour waiting', async () => {
  const stuck = new Proxy(env.SHARD_2, {
    get: () => () => ({
      prepare: () => ({ bind: () => ({}) }),
      batch: () => new Promise(() => {}),
      getBookmark: () => '',
    }),
  })
  const queue = makeQueue({ ...env, SHARD_2: stuck }, nobodyFollows)
  const poison = await happen(queue, 'nobody')
  const good = await happen(queue, 'followInDirectory')
  queue.put(messageFor(poison, 'nobody'))
  queue.put({ version: 2, work: ['something', 'else'] })
  queue.put('a text')
  queue.put({ shard: 'SHARD_2', organisationId: 'garonne', eventId: 'x', handler: 'followInDirectory' })
  queue.put({ shard: 'SHARD_9', organisationId: 'lisiere', eventId: 'x', handler: 'followInDirectory' })
  queue.put(messageFor('never-happened', 'followInDirectory'))
  queue.put(messageFor(good, 'followInDirectory'))

  await queue.deliver(80)
  expect(await open()).toEqual([{ handler: 'nobody', attempts: 1, error: 'No handler is called nobody.' }])
  expect(queue.waiting()).toHaveLength(3)
})

test('work that a former version left owed under another name is done', async () => {
  const queue = makeQueue(env, nobodyFollows)
  const eventId = await happen(queue, 'voidConvocations', 'session_cancelled')
  queue.put(messageFor(eventId, 'voidConvocations'))
  await queue.deliver()
  expect(await open()).toEqual([])
})

test('what was tried too often is given up: kept with its error, out of what cron sends, with an alarm', async () => {
  const queue = makeQueue(env, nobodyFollows)
  const eventId = await happen(queue, 'nobody')
  queue.put(messageFor(eventId, 'nobody'))
  for (let tries = 0; tries < 6; tries++) await queue.deliver()
  expect(queue.waiting()).toEqual([])
  await queue.buryDead()

  expect(await abandoned()).toEqual([{ handler: 'nobody', attempts: 6, error: 'No handler is called nobody.' }])
  expect(await open()).toEqual([])
  queue.set(now + 24 * 3600_000)
  expect(await resend(queue.env, queue.ambient)).toBe(0)
  expect(await rows(`SELECT action FROM events WHERE subject_id = '${eventId}'`)).toEqual([{ action: 'job_abandoned' }])
})

test('work answered meanwhile is not given up', async () => {
  const queue = makeQueue(env, nobodyFollows)
  const eventId = await happen(queue, 'nobody')
  await env.SHARD_1.prepare("INSERT INTO receipts VALUES ('lisiere', ?, 'nobody', 0)").bind(eventId).run()
  for (let tries = 0; tries < 6; tries++) queue.put(messageFor(eventId, 'nobody'))
  await queue.deliver()
  await queue.buryDead()
  expect([await abandoned(), await open()]).toEqual([[], []])
})

test('a message always lost is sent again less and less, and given up within a day', async () => {
  const queue = makeQueue(env, nobodyFollows)
  await happen(queue, 'nobody')
  let sent = 0
  for (let half = 0; half < 48; half++) {
    queue.set(now + half * 30 * 60_000)
    sent += await resend(queue.env, queue.ambient)
    queue.lose()
  }
  expect(sent).toBe(12)
  expect(await abandoned()).toEqual([{ handler: 'nobody', attempts: 12, error: '' }])
})

test('an alarm that cannot be told raises no other alarm', async () => {
  const queue = makeQueue(env, nobodyFollows)
  const eventId = await happen(queue, 'nobody', 'job_abandoned')
  queue.put(messageFor(eventId, 'nobody'))
  for (let tries = 0; tries < 6; tries++) await queue.deliver()
  await queue.buryDead()
  expect(await rows(`SELECT action FROM events WHERE subject_id = '${eventId}'`)).toEqual([
    { action: 'alarm_abandoned' },
  ])
})

test('is started again once, however many ask at the same moment', async () => {
  const queue = makeQueue(env, nobodyFollows)
  const eventId = await happen(queue, 'followInDirectory')
  await env.SHARD_1.batch([
    env.SHARD_1.prepare('DELETE FROM outbox'),
    env.SHARD_1.prepare("INSERT INTO abandonments VALUES ('lisiere', ?, 'followInDirectory', 6, 'x', 0)").bind(eventId),
  ])
  const works = [{ eventId, handler: 'followInDirectory' }]
  const asking = [officeScope(queue), officeScope(queue), officeScope(queue)]
  const outcomes = await Promise.all(asking.map(({ scope }) => replay(scope, works, [])))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(asking.flatMap(({ owed }) => owed)).toEqual([messageFor(eventId, 'followInDirectory')])
  expect(await open()).toEqual([{ handler: 'followInDirectory', attempts: 0, error: '' }])

  queue.put(asking.flatMap(({ owed }) => owed)[0])
  await queue.deliver()
  expect([await open(), await abandoned()]).toEqual([[], []])
})

test('touches no row of an organisation on its way to another database', async () => {
  const queue = makeQueue(env, nobodyFollows)
  const eventId = await happen(queue, 'nobody')
  await env.SHARD_1.batch([
    env.SHARD_1.prepare("INSERT INTO moves VALUES ('lisiere', 'SHARD_1', 'SHARD_2', 0)"),
    env.SHARD_1.prepare("INSERT INTO removals VALUES ('lisiere', 'move', '{}', 0)"),
  ])
  queue.set(now + 3600_000)
  queue.put(messageFor(eventId, 'nobody'))
  await queue.deliver()
  expect(await resend(queue.env, queue.ambient)).toBe(0)
  expect(await open()).toEqual([{ handler: 'nobody', attempts: 0, error: '' }])
})
