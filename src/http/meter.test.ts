import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { clock, now, stranger, visitor, world } from '#test/visit.ts'
import { makeMeter } from './meter.ts'
import { room } from './room.ts'

beforeAll(world)

const broken = room('/broken/:id', { public: true }).get('', () => {
  throw new Error('on purpose')
})

/** An isolate with an hour of its own. */
function isolate() {
  let at = now
  const ambient = { clock: { now: () => at }, ids: makeIds(clock.now), handlersOf }
  const app = makeApp(ambient, [...rooms, broken], makeMeter(ambient))
  return { app, wait: (millis: number) => (at += millis) }
}

test('what two isolates have answered is counted together, by route and by organisation, and no address is kept', async () => {
  for (const { app, wait } of [isolate(), isolate()]) {
    const odile = await visitor('odile', 'lisiere', 2, 'lisiere', app)
    await odile.get('/settings/sites/nantes')
    await odile.get('/settings/sites/vannes')
    await stranger(app).get('/broken/ana@lisiere.example')
    expect(
      await env.SHARD_1.prepare('SELECT count(*) AS n FROM traffic WHERE at > ?')
        .bind(now + 14_000)
        .first('n'),
    ).toBe(0)
    wait(16_000)
    await stranger(app).get('/sign-in')
  }

  const { results } = await env.SHARD_1.prepare(
    'SELECT route, requests, errors, rows_read > 0 AS reads, b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9 + b10 + b11 AS counted FROM traffic ORDER BY route',
  ).all()
  expect(results).toEqual([
    { route: '*', requests: 8, errors: 2, reads: 1, counted: 8 },
    { route: 'GET /broken/:id', requests: 2, errors: 2, reads: 0, counted: 2 },
    { route: 'GET /settings/sites/:id', requests: 4, errors: 0, reads: 1, counted: 4 },
    { route: 'GET /sign-in', requests: 2, errors: 0, reads: 0, counted: 2 },
  ])
  const usages = await env.SHARD_1.prepare(
    'SELECT organisation_id AS organisation, requests, b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9 + b10 + b11 AS counted FROM usages ORDER BY 1',
  ).all()
  expect(usages.results).toEqual([
    { organisation: '', requests: 4, counted: 4 },
    { organisation: '*', requests: 8, counted: 8 },
    { organisation: 'lisiere', requests: 4, counted: 4 },
  ])
})

test('the operator sees it, and nobody else', async () => {
  const odile = await visitor('odile')
  const html = await (await odile.get('/platform')).text()
  expect(html).toContain('GET /settings/sites/:id')
  expect((await (await odile.get('/platform/capacity')).text()).replaceAll('\u202f', ' ')).toContain('Centre Lisière')
  expect((await (await visitor('igor')).get('/platform')).status).toBe(404)
})
