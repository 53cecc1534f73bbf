import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeApp } from '#app.ts'
import { messageOf, publicEvents, publicKinds } from '#domain/exchange/public-events.ts'
import { nextAfter, parseRetryAfter, patience, waits } from '#domain/exchange/schedule.ts'
import { utf8 } from '#edge/webhooks/hmac.ts'
import { verifyAny } from '#edge/webhooks/provider.ts'
import { providers } from '#edge/webhooks/providers.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { runs } from '#test/runs.ts'
import { now, visitor, world } from '#test/visit.ts'
import { wakeSenders } from './deliveries.ts'

beforeAll(world)
const queue = makeQueue()
const app = makeApp(queue.ambient, rooms)
const outside = vi.spyOn(globalThis, 'fetch')
const minutes = 60_000

type Sent = { address: string; headers: Headers; body: string }
let received: Sent[] = []
let answers: (Response | Error)[] = []

beforeEach(() => {
  received = []
  answers = []
  outside.mockImplementation(async (address, init) => {
    received.push({ address: String(address), headers: new Headers(init?.headers), body: String(init?.body) })
    const next = answers.shift() ?? new Response('ok')
    if (next instanceof Error) throw next
    return next
  })
})

test('tells a subscription of what happened once, signed, with nobody’s name in it', async () => {
  const { id, secret } = await subscribed(['site.opened'])
  await openSite('Rezé')
  await deliverAll()
  await deliverAll()
  expect(received).toHaveLength(1)
  const [sent] = received
  const body = JSON.parse(sent?.body ?? '{}') as Record<string, unknown>
  expect(Object.keys(body)).toEqual(['type', 'timestamp', 'data'])
  expect([sent?.address, body.type]).toEqual(['https://agenda.lisiere.fr/hooks', 'site.opened'])
  expect(await signedWith([secret], sent)).toBe('good')
  expect(await deliveryOf(id)).toMatchObject({ state: 'delivered', attempts: 1, due_at: null })
  expect(await attemptsOf(id)).toEqual([{ status: 200, error: '', answer: 'ok' }])
})

test('whoever looks at what was sent sees it come', async () => {
  const page = await (await visitor('odile')).get('/live', { Upgrade: 'websocket', Origin: env.ORIGIN })
  const heard: string[] = []
  page.webSocket?.accept()
  page.webSocket?.addEventListener('message', ({ data }) => heard.push(...String(data).split(' ')))
  await subscribed(['site.opened'])
  await openSite('Bouguenais')
  await vi.waitFor(() => expect(heard).toContain('settings'))
  heard.length = 0
  await deliverAll()
  await vi.waitFor(() => expect(heard).toContain('access'))
})

test('does not tell of what was not asked for, nor of what is not told outside', async () => {
  const { id } = await subscribed(['member.left'])
  await openSite('Orvault')
  await deliverAll()
  expect(await deliveryOf(id)).toBeNull()
  expect(queue.ambient.handlersOf('signed_in')).not.toContain('queueDeliveries')
})

test('tries again on the schedule with the same id and the same body, and keeps what came back', async () => {
  const { id } = await subscribed(['site.opened'])
  answers = [new Response('x'.repeat(5000), { status: 500 }), new Error('connection refused')]
  await openSite('Vertou')
  await deliverAll()
  const first = await deliveryOf(id)
  expect(first).toMatchObject({ state: 'due', attempts: 1 })
  expect((await attemptsOf(id))[0]).toEqual({ status: 500, error: '', answer: 'x'.repeat(1024) })
  expect(Number(first?.due_at) - now).toBeGreaterThanOrEqual(5_000)
  expect(Number(first?.due_at) - now).toBeLessThanOrEqual(5_500)

  await deliverAll()
  expect(received).toHaveLength(1)
  await at(now + 6_000)
  expect(await deliveryOf(id)).toMatchObject({ state: 'due', attempts: 2 })
  await at(now + 7 * minutes)
  expect(await deliveryOf(id)).toMatchObject({ state: 'delivered', attempts: 3 })
  expect(new Set(received.map(({ headers }) => headers.get('webhook-id'))).size).toBe(1)
  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
  expect(new Set(received.map(({ headers }) => headers.get('webhook-timestamp'))).size).toBe(3)
  await at(now)
})

test('a sender that dies between its claim and its answer sends the same message again', async () => {
  const { id } = await subscribed(['site.opened'])
  await openSite('Couëron')
  await queue.deliver()
  const claimed = await deliveryOf(id)
  await env.SHARD_1.prepare("UPDATE deliveries SET state = 'sending', attempts = 1, due_at = ? WHERE id = ?")
    .bind(now + 2 * minutes, claimed?.id)
    .run()
  await deliverAll()
  expect(received).toHaveLength(0)
  await at(now + 2 * minutes)
  expect(received.map(({ headers }) => headers.get('webhook-id'))).toEqual([claimed?.id])
  expect(await deliveryOf(id)).toMatchObject({ state: 'delivered', attempts: 2 })
  await at(now)
})

test('an address that is gone (410) is told nothing more, until somebody resumes', async () => {
  const { id } = await subscribed(['site.opened'])
  answers = [new Response(null, { status: 410 })]
  await openSite('Bouguenais')
  await deliverAll()
  expect(await one('SELECT why FROM subscription_stops WHERE subscription_id = ?', id)).toEqual({ why: 'gone' })
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', due_at: null })
  expect(
    await one("SELECT count(*) AS n FROM events WHERE action = 'webhook_disabled' AND subject_id = ?", id),
  ).toEqual({
    n: 1,
  })
  await openSite('Carquefou')
  await deliverAll()
  expect(received).toHaveLength(1)

  const owner = await visitor('odile', 'lisiere', 2, 'lisiere', app)
  expect((await post(`/settings/webhooks/destinations/${id}/resumption`)).status).toBe(303)
  expect((await post(`/settings/webhooks/deliveries/${(await deliveryOf(id))?.id}/replay`)).status).toBe(303)
  expect((await owner.get(`/settings/webhooks/destinations/${id}`)).status).toBe(200)
  await deliverAll()
  expect(received).toHaveLength(2)
  expect(await deliveryOf(id)).toMatchObject({ state: 'delivered' })
})

test('what is given up after the whole schedule, for days, stops the subscription', async () => {
  const { id } = await subscribed(['site.opened'])
  await openSite('Sautron')
  await queue.deliver()
  const delivery = await deliveryOf(id)
  await env.SHARD_1.batch([
    env.SHARD_1.prepare('UPDATE deliveries SET attempts = ? WHERE id = ?').bind(waits.length, delivery?.id),
    env.SHARD_1.prepare('UPDATE subscriptions SET failing_since = ? WHERE id = ?').bind(now - patience, id),
  ])
  answers = [new Response(null, { status: 500 })]
  await deliverAll()
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', due_at: null })
  expect(await one('SELECT why FROM subscription_stops WHERE subscription_id = ?', id)).toEqual({ why: 'failing' })
})

test.each([
  [
    'a redirection is a failure',
    () => new Response(null, { status: 302, headers: { Location: 'https://x.fr' } }),
    'redirect',
  ],
  ['nobody answers', () => new Error('refused'), 'unreachable'],
])('%s', async (_, answer, error) => {
  const { id } = await subscribed(['site.opened'])
  answers = [answer()]
  await openSite('Basse-Goulaine')
  await deliverAll()
  expect(await attemptsOf(id)).toEqual([{ status: 0, error, answer: '' }])
  expect(await deliveryOf(id)).toMatchObject({ state: 'due' })
  await post(`/settings/webhooks/destinations/${id}/pause`)
})

test('signs with both secrets for a day after one is changed', async () => {
  const { id, secret } = await subscribed(['site.opened'])
  const changed = await post(`/settings/webhooks/destinations/${id}/secret`)
  const fresh = secretIn(await changed.text())
  expect(fresh).not.toBe(secret)
  await openSite('Thouaré')
  await deliverAll()
  expect(await signedWith([secret], received[0])).toBe('good')
  expect(await signedWith([fresh], received[0])).toBe('good')

  await env.SHARD_1.prepare('UPDATE subscriptions SET old_until = ? WHERE id = ?').bind(now, id).run()
  await post(`/settings/webhooks/deliveries/${(await deliveryOf(id))?.id}/replay`)
  await deliverAll()
  expect(await signedWith([secret], received[1])).toBe('forged')
  expect(await signedWith([fresh], received[1])).toBe('good')
})

test('a trial goes to that destination alone', async () => {
  const one_ = await subscribed(['member.left'])
  await subscribed(['member.left'])
  await post(`/settings/webhooks/destinations/${one_.id}/trial`)
  await deliverAll()
  expect(received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['lisiere.ping'])
  expect(await deliveryOf(one_.id)).toMatchObject({ kind: 'lisiere.ping', state: 'delivered' })
})

test.each([
  ['http://agenda.lisiere.fr/'],
  ['https://127.0.0.1/'],
  ['https://localhost:8787/'],
  ['https://169.254.169.254/latest'],
  ['https://user:secret@agenda.lisiere.fr/'],
  ['https://intranet/'],
  ['ftp://agenda.lisiere.fr/'],
])('refuses to tell anything to %s', async (address) => {
  const response = await post('/settings/webhooks/destinations', { ...wanted(['site.opened']), address })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Cette adresse ne peut pas être appelée')
})

test('the schedule: never sooner than said, a tenth later at most, never beyond its end', () => {
  const property = fc.property(
    fc.integer({ min: 1, max: 20 }),
    fc.constantFrom(200, 204, 299, 300, 301, 400, 404, 410, 429, 500, 502, 503, 504, 0),
    fc.option(fc.integer({ min: 1, max: 2e8 }), { nil: null }),
    fc.string(),
    (tries, status, retryAfter, delivery) => {
      const next = nextAfter({ status, retryAfter }, tries, now, delivery)
      expect(next).toEqual(nextAfter({ status, retryAfter }, tries, now, delivery))
      const wait = waits[tries - 1]
      const settled = status >= 200 && status < 300 ? 'delivered' : status === 410 ? 'gone' : wait ? 'due' : 'failed'
      expect(next.state).toBe(settled)
      if (next.state !== 'due' || wait === undefined) return
      const slow = [429, 502, 504].includes(status)
      expect(next.dueAt - now).toBeGreaterThanOrEqual(slow ? Math.min(2 * wait, 86_400_000) : wait)
      expect(next.dueAt - now).toBeLessThanOrEqual(slow ? 1.1 * 86_400_000 + 1 : 1.1 * wait + 1)
    },
  )
  fc.assert(property, { numRuns: runs(300), seed: 20261121 })
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(72 * 60 * minutes)
})

test('Retry-After is seconds or a date, and nothing else', () => {
  expect(parseRetryAfter('120', now)).toBe(120_000)
  expect(parseRetryAfter(new Date(now + 90_000).toUTCString(), now)).toBe(90_000)
  const anything = fc.property(fc.option(fc.string(), { nil: null }), (text) => {
    const wait = parseRetryAfter(text, now)
    expect(wait === null || (wait > 0 && wait <= 86_400_000)).toBe(true)
  })
  fc.assert(anything, { numRuns: runs(200), seed: 20261121 })
})

test('what is told outside holds the id and the fields of the table, whatever the event holds', () => {
  const event = {
    subjectId: 'x',
    siteId: null,
    at: now,
    payload: { name: 'Ana Delmas', role: 'trainer', email: 'a@b.fr' },
  }
  for (const action of Object.keys(publicEvents)) {
    const { body = '' } = messageOf({ ...event, action }) ?? {}
    const { type, data } = JSON.parse(body) as { type: string; data: Record<string, unknown> }
    expect(publicKinds).toContain(type)
    expect(data).not.toHaveProperty('email')
    if (!type.startsWith('site.')) expect(data).not.toHaveProperty('name')
  }
  expect(messageOf({ ...event, action: 'signed_in' })).toBeNull()
})

let sites = 0
const openSite = async (name: string) => {
  const form = { name: `${name} ${sites++}`, street: '', postalCode: '44000', town: name, phone: '', accessibility: '' }
  expect((await post('/settings/sites', form)).status).toBe(303)
}

const wanted = (kinds: readonly string[]) => ({
  id: queue.ambient.ids.next(),
  name: 'Agenda',
  address: 'https://agenda.lisiere.fr/hooks',
  kinds,
})

/** The only one that stands: those of the tests before are removed. */
async function subscribed(kinds: readonly string[]): Promise<{ id: string; secret: string }> {
  if (!kinds.includes('member.left')) {
    const left = await env.SHARD_1.prepare(
      "SELECT id FROM subscriptions WHERE organisation_id = 'lisiere' AND id NOT IN (SELECT subscription_id FROM subscription_stops WHERE why = 'removed')",
    ).all<{ id: string }>()
    for (const { id } of left.results) await post(`/settings/webhooks/destinations/${id}/removal`)
  }
  const fields = wanted(kinds)
  const response = await post('/settings/webhooks/destinations', fields)
  expect(response.status).toBe(200)
  await deliverAll()
  return { id: fields.id, secret: secretIn(await response.text()) }
}

const secretIn = (html: string): string => /value="(whsec_[\w+/=]+)"/.exec(html)?.[1] ?? ''

async function post(path: string, fields: Record<string, string | readonly string[]> = {}): Promise<Response> {
  const owner = await visitor('odile', 'lisiere', 2, 'lisiere', queued)
  return owner.post(path, fields)
}

/** The application, whose queue is emptied by hand. */
const queued: typeof app = new Proxy(app, {
  get: (target, key) =>
    key === 'fetch'
      ? (request: Request, _: unknown, context: ExecutionContext) => target.fetch(request, queue.env, context)
      : Reflect.get(target, key),
})

async function deliverAll(): Promise<void> {
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 20; rounds++) await queue.deliver()
}

/** The clock is set, and cron looks. */
async function at(time: number): Promise<void> {
  queue.set(time)
  await wakeSenders(queue.env, queue.ambient)
  await deliverAll()
}

async function signedWith(secrets: readonly string[], sent: Sent | undefined) {
  const envelope = { header: (name: string) => sent?.headers.get(name) ?? null, body: utf8(sent?.body ?? '') }
  return verifyAny(providers.standard, secrets, envelope, Number(sent?.headers.get('webhook-timestamp')) * 1000)
}

const one = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first<Record<string, unknown>>()

const deliveryOf = (id: string) =>
  one('SELECT * FROM deliveries WHERE subscription_id = ? ORDER BY event_id DESC LIMIT 1', id)

const attemptsOf = async (id: string) =>
  (
    await env.SHARD_1.prepare(
      'SELECT status, error, answer FROM delivery_attempts WHERE delivery_id IN (SELECT id FROM deliveries WHERE subscription_id = ?) ORDER BY attempt',
    )
      .bind(id)
      .all()
  ).results
