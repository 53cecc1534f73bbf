import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '#edge/ids.ts'
import { clock, now, visitor, world } from '#test/visit.ts'
import { answer } from './consume.ts'
import { measureStorage, takePulse } from './pulse.ts'
import { handlersOf } from './subscriptions.ts'

beforeAll(world)

const ambient = { clock, ids: makeIds(clock.now), handlersOf }
const buckets = (fast: number, slow: number) => `${fast}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ${slow}`
const traffic = (fast: number, slow: number) =>
  env.SHARD_1.prepare(
    `INSERT OR REPLACE INTO traffic VALUES (${now - 60_000}, '*', ${fast + slow}, 0, 0, 0, 0, 0, 0, ${buckets(fast, slow)})`,
  ).run()

test('an alarm is raised once, told once to each operator, shown, and lowered when all is well again', async () => {
  await traffic(90, 10)
  await Promise.all([takePulse(env, ambient), takePulse(env, ambient)])
  await takePulse(env, ambient)
  const { results } = await env.SHARD_1.prepare(
    "SELECT id, action FROM events WHERE action LIKE 'alarm_%' ORDER BY seq",
  ).all<{ id: string; action: string }>()
  expect(results.map(({ action }) => action)).toEqual(['alarm_raised', 'alarm_raised'])

  for (const { id } of [...results, ...results]) {
    await answer(env, ambient, { shard: 'SHARD_1', organisationId: 'directory', eventId: id, handler: 'tellOperators' })
  }
  const mails = await env.SHARD_1.prepare(
    "SELECT recipient, state FROM sendings WHERE organisation_id = 'directory'",
  ).all()
  expect(mails.results).toEqual([
    { recipient: 'odile@lisiere.example', state: 'sent' },
    { recipient: 'odile@lisiere.example', state: 'sent' },
  ])
  expect(await (await (await visitor('odile')).get('/platform')).text()).toContain(
    'Une réponse sur vingt met plus de 500',
  )

  await traffic(100, 0)
  await takePulse(env, ambient)
  expect(await env.SHARD_1.prepare('SELECT count(*) AS n FROM alarms').first('n')).toBe(0)
})

test('what is kept is measured once a day, and old measures go', async () => {
  await env.SHARD_1.prepare(
    `INSERT INTO traffic VALUES (${now - 8 * 24 * 3600_000}, '*', 1, 0, 0, 0, 0, 0, 0, ${buckets(1, 0)})`,
  ).run()
  await env.SHARD_1.prepare(
    "INSERT INTO files (organisation_id, id, use, name, kind, bytes, sha256, width, height, at, by_id) VALUES ('lisiere', 'f-1', 'logo', 'a', 'png', 2000000, 'x', 1, 1, 0, 'test')",
  ).run()
  await measureStorage(env, ambient)
  await measureStorage(env, ambient)
  const { results } = await env.SHARD_1.prepare('SELECT place, bytes > 0 AS some FROM storages ORDER BY place').all()
  const capacity = (await (await visitor('odile')).get('/platform/capacity')).text()
  expect((await capacity).replaceAll(/\s/g, ' ')).toMatch(/Centre Lisière.{0,600}2 Mo/)
  expect(results.map(({ place }) => place)).toEqual(['FILES', 'SHARD_1', 'SHARD_2'])
  expect(results.filter(({ place }) => place !== 'FILES').every(({ some }) => some === 1)).toBe(true)
  expect(
    await env.SHARD_1.prepare(`SELECT count(*) AS n FROM traffic WHERE at < ${now - 7 * 24 * 3600_000}`).first('n'),
  ).toBe(0)
})
