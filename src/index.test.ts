import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { JobMessage } from '#env.ts'
import worker from './index.ts'

test('an errand of cron that fails keeps no other from running', async () => {
  await env.SHARD_1.batch([
    env.SHARD_1.prepare(
      "INSERT INTO events VALUES ('lisiere', 'lost', 1, NULL, 'visitor', 'x', 'x', 'x', 'x', 0, 'x')",
    ),
    env.SHARD_1.prepare("INSERT INTO outbox VALUES ('lisiere', 'lost', 'nobody', 0)"),
    env.SHARD_1.prepare('ALTER TABLE departures RENAME TO elsewhere'),
  ])
  const sent: JobMessage[] = []
  const queue = {
    sendBatch: async (messages: { body: JobMessage }[]) => sent.push(...messages.map(({ body }) => body)),
  }

  await worker.scheduled(createScheduledController(), { ...env, JOBS: queue as never })
  expect(sent).toEqual([{ shard: 'SHARD_1', organisationId: 'lisiere', eventId: 'lost', handler: 'nobody' }])
})
