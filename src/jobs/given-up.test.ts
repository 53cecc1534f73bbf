import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { commit, record } from '#domain/events/commit.ts'
import { errorReceiver, stopReceiving } from '#test/error-receiver.ts'
import { makeQueue } from '#test/queue.ts'
import { world } from '#test/visit.ts'
import { runSchedules } from './cron.ts'
import { jobScope } from './job.ts'

beforeAll(world)
afterEach(stopReceiving)

const ambient = (queue: ReturnType<typeof makeQueue>) => ({ ...queue.ambient, handlersOf: () => ['nobody'] })

test('work that fails and is given up is told outside, each once, by the name of its handler', async () => {
  const { told, during } = errorReceiver()
  const queue = makeQueue(env, () => [])
  const scope = jobScope(queue.env, ambient(queue), 'SHARD_1', 'lisiere', 'test', [])
  await commit(scope, [record(scope, 'site_opened', 'nantes')])
  const lost = await env.SHARD_1.prepare("SELECT event_id FROM outbox WHERE handler = 'nobody'").first<string>(
    'event_id',
  )
  queue.put({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: lost, handler: 'nobody' })
  await during(async () => {
    for (let tries = 0; tries < 6; tries++) await queue.deliver()
    await queue.buryDead()
  })
  expect(told.map(({ event }) => [event.exception?.values?.[0]?.type, event.tags])).toEqual([
    ['Error', { handler: 'nobody', organisation: 'lisiere' }],
    ['GivenUp', { handler: 'nobody', organisation: 'lisiere' }],
  ])
})

test('an errand of cron that fails is told outside by its name, whomever its error names', async () => {
  const { told, during } = errorReceiver()
  const run = () => Promise.reject(new Error('It rains on ana@lisiere.example.'))
  await during(() => runSchedules([{ name: 'digests', everyMinutes: 1, run }], env, makeQueue().ambient))
  expect(told.map(({ event }) => event.tags)).toEqual([{ handler: 'cron', schedule: 'digests' }])
  expect(told[0]?.body).not.toContain('ana')
})

test('a cron that cannot even ask what is due is told outside, and fails as it did', async () => {
  const { told, during } = errorReceiver()
  await env.SHARD_1.prepare('ALTER TABLE watermarks RENAME TO elsewhere').run()
  const run = async () => {}
  const cron = during(() => runSchedules([{ name: 'digests', everyMinutes: 1, run }], env, makeQueue().ambient))
  await expect(cron).rejects.toThrow()
  await env.SHARD_1.prepare('ALTER TABLE elsewhere RENAME TO watermarks').run()
  expect(told.map(({ event }) => event.tags)).toEqual([{ handler: 'cron' }])
})
