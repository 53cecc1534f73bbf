import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { signStandard } from '#edge/webhooks/standard.ts'
import type { Bindings } from '#env.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { now, partial, request, visitor, world } from '#test/visit.ts'

beforeAll(world)
const queue = makeQueue()
const app = makeApp(queue.ambient, rooms)

/** The application, whose queue is emptied by hand. */
const queued: typeof app = new Proxy(app, {
  get: (target, key) =>
    key === 'fetch'
      ? (asked: Request, bindings: Bindings, context: ExecutionContext) =>
          target.fetch(asked, { ...bindings, JOBS: queue.env.JOBS }, context)
      : Reflect.get(target, key),
})
const owner = () => visitor('odile', 'lisiere', 2, 'lisiere', queued)

test('gives an address and a secret, keeps only what is sealed, and takes what is signed once', async () => {
  const source = await added('standard')
  expect(source.secret).toMatch(/^whsec_[\w+/]{43}=$/)
  const row = await one('SELECT * FROM hook_sources WHERE id = ?', source.id)
  expect(JSON.stringify(row)).not.toContain(source.secret.slice(6))

  const body = '{"type":"lisiere.ping","data":{"id":"essai"}}'
  for (const _ of ['first', 'again']) expect((await send(source, 'msg_1', body)).status).toBe(200)
  expect(await statesOf(source.id)).toEqual(['waiting'])
  await deliverAll()
  expect(await statesOf(source.id)).toEqual(['applied'])
  expect(
    await one("SELECT count(*) AS n FROM events WHERE action = 'hook_ping_received' AND subject_id = ?", source.id),
  ).toEqual({ n: 1 })

  const html = await (await (await owner()).get(`/settings/webhooks/sources/${source.id}`)).text()
  expect(html).toContain('lisiere.ping')
  expect(html).toContain('msg_1')
})

test('a wrong signature is answered 401 and keeps nothing but a count, which the page shows', async () => {
  const source = await added('standard')
  const response = await send({ ...source, secret: `whsec_${btoa('somebody-else-entirely-32-bytes!')}` }, 'msg_1', '{}')
  expect([response.status, response.headers.get('Content-Type')]).toEqual([401, 'application/problem+json'])
  expect(await statesOf(source.id)).toEqual([])
  const html = await (await (await owner()).get(`/settings/webhooks/sources/${source.id}`)).text()
  expect(html).toContain('la signature ne correspondait pas au secret')

  for (let n = 0; n < 20; n++)
    expect((await request(source.path, { method: 'POST', body: '{}' }, queued)).status).toBe(401)
  expect(Number((await one('SELECT refused FROM hook_sources WHERE id = ?', source.id))?.refused)).toBeLessThan(12)
})

test('what is no JSON, of no known kind, or too long for a row is kept whole all the same', async () => {
  const source = await added('standard')
  const long = JSON.stringify({ type: 'lisiere.ping', data: { id: 'x'.repeat(100_000) } })
  await send(source, 'msg_text', 'not json')
  await send(source, 'msg_unknown', '{"type":"something.else"}')
  await send(source, 'msg_long', long)
  expect((await send(source, 'msg_huge', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413)
  await deliverAll()
  expect(await statesOf(source.id)).toEqual(['unknown', 'unknown', 'applied'])
  const kept = await one("SELECT id, sha256, body FROM incoming WHERE event_id = 'msg_long'")
  expect(kept?.body).toBeNull()
  expect(await (await env.FILES.get(`o/lisiere/incoming/${kept?.sha256}`))?.text()).toBe(long)
  expect((await (await owner()).get(`/settings/webhooks/incoming/${kept?.id}`)).status).toBe(200)
})

test('replays what found no answer; what has had its effect is not replayed', async () => {
  const source = await added('standard')
  await send(source, 'msg_unknown', '{"type":"<b>else</b>"}')
  await send(source, 'msg_ping', '{"type":"lisiere.ping"}')
  await deliverAll()
  const id = async (event: string) =>
    String((await one('SELECT id FROM incoming WHERE source_id = ? AND event_id = ?', source.id, event))?.id)
  const unknown = await id('msg_unknown')
  const page = await (await (await owner()).get(`/settings/webhooks/incoming/${unknown}`)).text()
  expect(page).toContain('&lt;b&gt;else&lt;/b&gt;')
  expect(page).not.toContain('webhook-signature')

  const replayed = await (await owner()).post(`/settings/webhooks/incoming/${unknown}/replay`, {}, partial)
  expect(await replayed.text()).toContain('Cet envoi est rejoué.')
  expect(await statesOf(source.id)).toEqual(['waiting', 'applied'])
  await deliverAll()
  const done = await (await owner()).post(`/settings/webhooks/incoming/${await id('msg_ping')}/replay`)
  expect(done.status).toBe(422)
  expect(await done.text()).toContain('a déjà produit son effet')
})

test('the secret before stays good for a day, and a secret that is not one is refused', async () => {
  const source = await added('standard')
  const path = `/settings/webhooks/sources/${source.id}/secret`
  const bad = await (await owner()).post(path, { secret: 'whsec_court' })
  expect(bad.status).toBe(422)
  const changed = await (await owner()).post(path, { secret: '' })
  const fresh = secretIn(await changed.text())
  await deliverAll()
  for (const [n, secret] of [source.secret, fresh].entries()) {
    expect((await send({ ...source, secret }, `msg_${n}`, '{}')).status).toBe(200)
  }
  await env.SHARD_1.prepare('UPDATE hook_endpoints SET old_until = ? WHERE source_id = ?').bind(now, source.id).run()
  expect((await send(source, 'msg_late', '{}')).status).toBe(401)
  expect(await (await (await owner()).get(path)).text()).toContain(fresh)
})

test('a provider that makes its own secret is awaited, and refused until it is given', async () => {
  const source = await added('stripe')
  expect(source.secret).toBe('')
  expect(await (await (await owner()).get('/settings/webhooks')).text()).toContain('Secret attendu')
  expect((await request(source.path, { method: 'POST', body: '{}' }, queued)).status).toBe(401)
})

test('a source removed takes nothing more, and what it sent is still there', async () => {
  const source = await added('standard')
  await send(source, 'msg_1', '{}')
  const removed = await (await owner()).post(`/settings/webhooks/sources/${source.id}/removal`, {}, partial)
  expect(await removed.text()).toContain('est retirée')
  expect((await send(source, 'msg_2', '{}')).status).toBe(404)
  await deliverAll()
  expect(await one('SELECT 1 FROM hook_endpoints WHERE source_id = ?', source.id)).toBeNull()
  expect((await send(source, 'msg_3', '{}')).status).toBe(404)
  expect(await statesOf(source.id)).toHaveLength(1)
  expect((await (await owner()).get(`/settings/webhooks/sources/${source.id}`)).status).toBe(200)
})

test('an organisation that is being moved asks to be called later', async () => {
  const source = await added('standard')
  await env.SHARD_1.prepare("INSERT INTO moves VALUES ('lisiere', 'SHARD_1', 'SHARD_2', ?)").bind(now).run()
  const response = await send(source, 'msg_1', '{}')
  await env.SHARD_1.prepare('DELETE FROM moves').run()
  expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
})

test('belongs to who runs the organisation, and to no other organisation', async () => {
  const source = await added('standard')
  const mirror = await visitor('odile', 'miroir', 2, 'miroir', queued)
  for (const who of [await visitor('ana', 'lisiere', 2, 'lisiere', queued), mirror]) {
    expect((await who.get(`/settings/webhooks/sources/${source.id}`)).status).toBe(404)
    expect((await who.post(`/settings/webhooks/sources/${source.id}/removal`)).status).toBe(404)
  }
  await env.SHARD_1.prepare("INSERT INTO features VALUES ('lisiere', 'api', 0, 'test')").run()
  expect((await (await owner()).get('/settings/webhooks')).status).toBe(404)
  await env.SHARD_1.prepare("DELETE FROM features WHERE feature = 'api'").run()
})

test.each([
  ['no name', { name: '' }, 'Ce champ est à remplir.'],
  ['a service that is not offered', { provider: 'paypal' }, 'Choisissez une des réponses proposées.'],
  ['a secret that the service does not give', { secret: 'court' }, 'Recopiez-le en entier'],
])('refuses %s, keeping the rest', async (_, changes, sentence) => {
  const form = { id: queue.ambient.ids.next(), provider: 'stripe', name: 'Paiements', secret: '' }
  const response = await (await owner()).post('/settings/webhooks/sources', { ...form, ...changes })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain(sentence)
})

type Source = { id: string; path: string; secret: string }

async function added(provider: string): Promise<Source> {
  const id = queue.ambient.ids.next()
  const fields = { id, provider, name: `Essai ${provider}`, secret: '' }
  const response = await (await owner()).post('/settings/webhooks/sources', fields)
  const html = await response.text()
  expect(response.status).toBe(200)
  const [, path = ''] = new RegExp(`${env.ORIGIN}(/hooks/[\\w/-]+)`).exec(html) ?? []
  await deliverAll()
  return { id, path, secret: secretIn(html) }
}

const secretIn = (html: string): string => /value="(whsec_[\w+/=]+)"/.exec(html)?.[1] ?? ''

async function send({ path, secret }: Source, id: string, body: string): Promise<Response> {
  const timestamp = now / 1000
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': await signStandard([secret], { id, timestamp, body }),
  }
  return request(path, { method: 'POST', body, headers }, queued)
}

async function deliverAll(): Promise<void> {
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 20; rounds++) await queue.deliver()
}

const one = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first<Record<string, unknown>>()

const statesOf = async (sourceId: string) =>
  (
    await env.SHARD_1.prepare('SELECT state FROM incoming WHERE source_id = ? ORDER BY id')
      .bind(sourceId)
      .all<{ state: string }>()
  ).results.map(({ state }) => state)
