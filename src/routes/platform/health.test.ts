import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { request, stranger, world } from '#test/visit.ts'

beforeAll(world)

test('alive without asking anything, ready once every database and the store have answered', async () => {
  expect(await (await stranger().get('/health')).json()).toEqual({ ok: true })
  const ready = await stranger().get('/health/ready')
  expect(ready.status).toBe(200)
  const last = env.MIGRATIONS.at(-1)?.name
  expect(await ready.json()).toMatchObject({
    ok: true,
    storage: true,
    databases: [
      { name: 'SHARD_1', ok: true, migration: last },
      { name: 'SHARD_2', ok: true, migration: last },
    ],
  })
})

test('not ready, and not broken, when a database does not answer', async () => {
  await env.SHARD_2.prepare('DROP TABLE d1_migrations').run()
  const response = await request('/health/ready')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ ok: false, databases: [{ ok: true }, { ok: false }] })
})
