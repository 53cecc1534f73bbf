import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { idFrom, makeIds } from '#edge/ids.ts'
import { clock, now, visitor, world } from '#test/visit.ts'
import { forgetExpired } from './purge.ts'
import { handlersOf } from './subscriptions.ts'

beforeAll(world)

test('forgets what is past its end, and nothing else', async () => {
  await visitor('odile')
  const link = env.SHARD_1.prepare("INSERT INTO links VALUES (?, 'reset', 'id-odile', 'hash', ?, ?, NULL)")
  await env.SHARD_1.batch([link.bind('late', now - 2, now - 1), link.bind('good', now, now + 1)])

  const signUp =
    env.SHARD_1.prepare(`INSERT INTO sign_ups (id, organisation_name, siret, nda, site_name, site_postal_code,
    site_town, given_name, family_name, email, language, at) VALUES (?, '', '', '', '', '', '', '', '', '', 'fr', 0)`)
  const [old, recent] = [idFrom(now - 31 * 24 * 3600_000), idFrom(now - 29 * 24 * 3600_000)]
  await env.SHARD_1.batch([signUp.bind(old), signUp.bind(recent)])

  await forgetExpired(env, { clock, ids: makeIds(clock.now), handlersOf })
  const left = await env.SHARD_1.prepare('SELECT id FROM links').all()
  expect(left.results).toEqual([{ id: 'good' }])
  expect(await env.SHARD_1.prepare('SELECT group_concat(id) AS ids FROM sign_ups').first('ids')).toBe(recent)
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM logins').first('n')).toBe(1)

  await forgetExpired(env, { clock: { now: () => now + 15 * 24 * 3600_000 }, ids: makeIds(clock.now), handlersOf })
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM logins').first('n')).toBe(0)
})
