import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { JobMessage } from '#env.ts'
import { schedules } from '#jobs/schedules.ts'
import { errorReceiver, stopReceiving } from '#test/error-receiver.ts'
import { world } from '#test/visit.ts'
import worker from './index.ts'

beforeAll(world)
afterEach(stopReceiving)

test('an errand of cron that fails keeps no other from running, and says so here and outside', async () => {
  const { told: outside, during } = errorReceiver()
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT INTO events VALUES ('lisiere', 'lost', 1, NULL, 'visitor', 'x', 'x', 'x', 'x', 0, 'x')",
    ),
    env.SHARD_1.prepare(
      "INSERT INTO outbox (organisation_id, event_id, handler, at) VALUES ('lisiere', 'lost', 'nobody', 0)",
    ),
    env.SHARD_1.prepare('ALTER TABLE links RENAME TO elsewhere'),
    // The others have just run.
    ...schedules
      .filter(({ name }) => !['resend', 'forget'].includes(name))
      .map(({ name, everyMinutes }) =>
        env.SHARD_1.prepare("INSERT INTO watermarks VALUES (?, ?, ?, '', 0, NULL, '')").bind(
          name,
          everyMinutes,
          Date.now(),
        ),
      ),
  ])
  const sent: JobMessage[] = []
  const queue = {
    sendBatch: async (messages: { body: JobMessage }[]) => sent.push(...messages.map(({ body }) => body)),
  }

  await during(() => worker.scheduled(createScheduledController(), { ...env, JOBS: queue as never }))
  expect(outside.map(({ event }) => event.tags)).toContainEqual({ handler: 'cron', schedule: 'forget' })
  expect(sent).toContainEqual({ shard: 'SHARD_1', organisationId: 'lisiere', eventId: 'lost', handler: 'nobody' })
  const told = await env.SHARD_1.prepare("SELECT schedule, error FROM watermarks WHERE error <> ''").all()
  expect(told.results).toEqual([{ schedule: 'forget', error: 'no such table: links: SQLITE_ERROR' }])
})
