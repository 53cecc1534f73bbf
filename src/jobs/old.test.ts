import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { idFrom, makeIds } from '#edge/ids.ts'
import { clock, now, world } from '#test/visit.ts'
import { forgetOld } from './old.ts'
import { handlersOf } from './subscriptions.ts'

beforeAll(world)

const day = 24 * 3600_000

test('a notification and its mark go when they are old, and not a day before', async () => {
  const put = (at: number, name: string) => {
    const id = `${idFrom(at)}${name}`
    return [
      env.SHARD_1.prepare(
        "INSERT INTO notifications VALUES ('lisiere', ?, 'ana', ?, 'member_joined', 'cleo', '{}', ?)",
      ).bind(id, `e-${name}`, at),
      env.SHARD_1.prepare("INSERT INTO unread_notifications VALUES ('lisiere', 'ana', ?, ?)").bind(at, id),
    ]
  }
  await env.SHARD_1.batch([...put(now - 401 * day, 'old'), ...put(now - 399 * day, 'young')])
  const ambient = { clock, ids: makeIds(clock.now), handlersOf }
  await forgetOld(env, ambient)
  await forgetOld(env, ambient)
  const left = await env.SHARD_1.prepare("SELECT event_id FROM notifications WHERE person_id = 'ana'").all()
  expect(left.results).toEqual([{ event_id: 'e-young' }])
  expect(await env.SHARD_1.prepare("SELECT value FROM counters WHERE name = 'unread ana'").first('value')).toBe(1)
})

test('a call received goes with the bytes that only it named', async () => {
  const sha = 'a'.repeat(64)
  await env.FILES.put(`o/lisiere/incoming/${sha}`, 'long')
  const source = await env.SHARD_1.prepare(
    "SELECT id FROM hook_sources WHERE organisation_id = 'lisiere' LIMIT 1",
  ).first<{ id: string }>()
  if (!source) throw new Error('The world has a source.')
  await env.SHARD_1.prepare(
    "INSERT INTO incoming VALUES ('lisiere', ?, ?, 'standard', 'e1', 'ping', '', 0, 'applied', '', 1, 2, 4, ?, '{}', NULL)",
  )
    .bind(`${idFrom(now - 91 * day)}x`, source.id, sha)
    .run()
  await forgetOld(env, { clock, ids: makeIds(clock.now), handlersOf })
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM incoming WHERE sha256 = ?').bind(sha).first('n')).toBe(0)
  expect(await env.FILES.head(`o/lisiere/incoming/${sha}`)).toBeNull()
})
