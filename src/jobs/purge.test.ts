import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { clock, now, visitor, world } from '#test/visit.ts'
import { forgetExpired } from './purge.ts'
import { handlersOf } from './subscriptions.ts'

beforeAll(world)

test('forgets what is past its end, and nothing else', async () => {
  await visitor('odile')
  const link = env.SHARD_1.prepare("INSERT INTO links VALUES (?, 'reset', 'id-odile', 'hash', ?, ?, NULL)")
  await env.SHARD_1.batch([link.bind('late', now - 2, now - 1), link.bind('good', now, now + 1)])

  await forgetExpired(env, { clock, ids: makeIds(clock.now), handlersOf })
  const left = await env.SHARD_1.prepare('SELECT id FROM links').all()
  expect(left.results).toEqual([{ id: 'good' }])
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM logins').first('n')).toBe(1)

  await forgetExpired(env, { clock: { now: () => now + 15 * 24 * 3600_000 }, ids: makeIds(clock.now), handlersOf })
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM logins').first('n')).toBe(0)
})
