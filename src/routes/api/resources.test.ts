import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { perMinute, type Spent, spend } from '#edge/api-rate.ts'
import { makeIds } from '#edge/ids.ts'
import { forgetAnswers } from '#jobs/api-answers.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { shelveFiles } from '#test/inside/shelved.ts'
import { type Program, programOf } from '#test/program.ts'
import { runs } from '#test/runs.ts'
import { app, now, world } from '#test/visit.ts'

let ask: Program

beforeAll(async () => {
  await world()
  await shelveFiles()
  ask = await programOf('resources')
})

const brest = { name: 'Brest', street: '', postalCode: '29200', town: 'Brest', phone: '', accessibility: '' }
const keyed = (key: string) => ({ 'Idempotency-Key': key })

test('opens, changes, closes and reopens a site, and tells each time what is then read', async () => {
  const opened = await told<Site>(await ask('/api/sites', { body: brest }), 201)
  expect(await told(await ask(`/api/sites/${opened.id}`))).toEqual(opened)

  const changed = await ask(`/api/sites/${opened.id}`, { method: 'PATCH', body: { name: 'Brest port', version: 1 } })
  expect(await told(changed)).toEqual({ ...opened, name: 'Brest port', version: 2 })
  const late = await ask(`/api/sites/${opened.id}`, { method: 'PATCH', body: { name: 'Brest gare', version: 1 } })
  expect([late.status, await late.json()]).toMatchObject([409, { errors: [{ code: 'overtaken' }] }])

  const closed = await told<Site>(await ask(`/api/sites/${opened.id}/closure`, { body: { reason: 'Travaux' } }), 201)
  expect(closed.closedAt).toBe(new Date(now).toISOString())
  expect(await told(await ask(`/api/sites/${opened.id}`))).toEqual(closed)
  expect((await ask(`/api/sites/${opened.id}/closure`, { body: { reason: 'Travaux' } })).status).toBe(422)

  const reopened = await told<Site>(await ask(`/api/sites/${opened.id}/reopening`, { method: 'POST' }), 201)
  expect(reopened.closedAt).toBeNull()
  expect(await told(await ask(`/api/sites/${opened.id}`))).toEqual(reopened)
  expect((await ask('/api/sites/nowhere/closure', { body: { reason: 'Travaux' } })).status).toBe(404)
  expect((await ask('/api/sites/%00')).status).toBe(404)
})

test('a change under a key is made once and answered twice the same, within two trips', async () => {
  const before = await eventsOf('site_opened')
  const first = await ask('/api/sites', { body: { ...brest, name: 'Quimper' }, headers: keyed('quimper') })
  expect(first.headers.get('Server-Timing')).toMatch(/calls=3 /)
  const site = await told<Site>(first, 201)
  await told(await ask(`/api/sites/${site.id}`, { method: 'PATCH', body: { town: 'Quimper', version: 1 } }))

  const again = await ask('/api/sites', { body: { ...brest, name: 'Quimper' }, headers: keyed('quimper') })
  expect(again.headers.get('Idempotency-Replayed')).toBe('true')
  expect(again.headers.get('Server-Timing')).toMatch(/calls=2 .*written=0/)
  expect(await told(again, 201)).toEqual(site)
  expect(await eventsOf('site_opened')).toBe(before + 1)
})

test('a key used for another request, or that is none, is said so and changes nothing', async () => {
  await told(await ask('/api/sites', { body: { ...brest, name: 'Redon' }, headers: keyed('redon') }), 201)
  const before = await eventsOf('site_opened')
  const refusals = await Promise.all([
    ask('/api/sites', { body: { ...brest, name: 'Redon gare' }, headers: keyed('redon') }),
    ask('/api/sites/nantes/closure', { body: { ...brest, name: 'Redon' }, headers: keyed('redon') }),
    ask('/api/sites', { body: brest, headers: keyed('') }),
    ask('/api/sites', { body: brest, headers: keyed('k'.repeat(256)) }),
  ])
  const codes = await Promise.all(refusals.map(async (each) => [each.status, ((await each.json()) as Told).code]))
  expect(codes).toEqual([
    [422, 'idempotency_reused'],
    [422, 'idempotency_reused'],
    [400, 'idempotency_key'],
    [400, 'idempotency_key'],
  ])
  expect(await eventsOf('site_opened')).toBe(before)
})

test('five of the same at once make one change, and hear the same', async () => {
  const before = await eventsOf('site_opened')
  const answers = await Promise.all(
    Array.from({ length: 5 }, () =>
      ask('/api/sites', { body: { ...brest, name: 'Lorient' }, headers: keyed('lorient') }),
    ),
  )
  const bodies = await Promise.all(answers.map((answer) => told<Site>(answer, 201)))
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(1)
  expect(await eventsOf('site_opened')).toBe(before + 1)

  const { id } = bodies[0] ?? { id: '' }
  const change = { method: 'PATCH', body: { name: 'Lorient port', version: 1 }, headers: keyed('lorient port') }
  const changes = await Promise.all([ask(`/api/sites/${id}`, change), ask(`/api/sites/${id}`, change)])
  expect(await Promise.all(changes.map((answer) => told<Site>(answer)))).toMatchObject([{ version: 2 }, { version: 2 }])
})

test('a refusal takes no key: what was wrong is mended and sent again under the same one', async () => {
  const refused = await ask('/api/sites', { body: { ...brest, name: '' }, headers: keyed('mended') })
  expect(refused.status).toBe(422)
  await told(await ask('/api/sites', { body: { ...brest, name: 'Vitré' }, headers: keyed('mended') }), 201)
})

test('two programs, and the mirror organisation, may use the same key for things of their own', async () => {
  const body = { ...brest, name: 'Auray' }
  const other = await programOf('other')
  const mirror = await programOf('resources', 'miroir')
  const sites = await Promise.all(
    [ask, other, mirror].map(async (each) =>
      told<Site>(await each('/api/sites', { body, headers: keyed('auray') }), 201),
    ),
  )
  expect(new Set(sites.map(({ id }) => id)).size).toBe(3)
})

test('what was answered is kept for a day, then forgotten', async () => {
  await told(await ask('/api/sites', { body: { ...brest, name: 'Dinan' }, headers: keyed('dinan') }), 201)
  const at = (later: number) => ({ clock: { now: () => now + later }, ids: makeIds(() => now), handlersOf })
  await forgetAnswers(env, at(24 * 3600_000 - 1))
  expect(await count('api_answers')).toBeGreaterThan(0)
  await forgetAnswers(env, at(24 * 3600_000 + 1))
  expect(await count('api_answers')).toBe(0)
})

test('reads people page after page, and finds them by name', async () => {
  const page = await told<List>(await ask('/api/people'))
  expect(page.items.length).toBeGreaterThan(3)
  expect(page.items[0]).toEqual({
    id: expect.any(String),
    givenName: expect.any(String),
    familyName: expect.any(String),
    email: expect.any(String),
    phone: expect.any(String),
    version: 1,
    addedAt: expect.stringMatching(/^2.*Z$/),
  })
  const [one] = page.items
  expect(await told(await ask(`/api/people/${one?.id}`))).toEqual(one)
  const found = await told<List>(await ask(`/api/people?q=${encodeURIComponent(String(one?.familyName).slice(0, 3))}`))
  expect(found.items).toContainEqual(one)
  expect((await told<List>(await ask('/api/people?q=zzzz'))).items).toEqual([])
  expect((await ask('/api/people/nobody')).status).toBe(404)
})

test('reads what is taught, when, to whom, and who was there', async () => {
  const sessions = await told<List>(await ask('/api/sessions'))
  expect(sessions.items.map(({ id }) => id)).toEqual(['passee', 'encours', 'avenir'])
  const [past] = sessions.items
  expect(past).toMatchObject({ code: 'RPS-passee', seats: { most: 8, taken: 2, waiting: 0 }, cancelledAt: null })
  expect(await told(await ask('/api/sessions/passee'))).toEqual(past)
  const programmes = await told<List>(await ask('/api/programmes'))
  expect(programmes.items.map(({ id }) => id)).toEqual(['manager', 'rps'])
  expect(await told(await ask('/api/programmes/rps'))).toMatchObject({ version: '1.0', minutes: 840, price: 72_000 })
  const enrolled = await told<List>(await ask('/api/sessions/avenir/enrolments'))
  expect(enrolled.items).toMatchObject([
    { id: 'gael-avenir', end: null },
    { id: 'malo-avenir', end: { how: 'withdrawn' } },
  ])
  const presences = await told<List>(await ask('/api/sessions/passee/presences'))
  expect(presences.items).toHaveLength(8)
  expect(presences.items[0]).toMatchObject({ slotId: 'passee-0', state: 'present', minutes: 210 })
  expect((await ask('/api/sessions/nowhere/presences')).status).toBe(404)
})

test('turns the pages of a long list by the link, each person once', async () => {
  const statement = env.SHARD_1.prepare(
    "INSERT INTO persons SELECT 'lisiere', 'many-' || value, 'Zoé', 'Many', 'many zoe ' || value, '', '', NULL, 1, ? FROM json_each(?)",
  )
  await statement.bind(now, JSON.stringify(Array.from({ length: 120 }, (_, n) => 100 + n))).run()
  for (const start of ['/api/people', '/api/people?q=many']) {
    const seen: unknown[] = []
    for (let path: string | null = start; path; ) {
      const response = await ask(path)
      const { items, next } = await told<List>(response)
      expect(response.headers.get('Link')).toBe(next && `<${next}>; rel="next"`)
      seen.push(...items.map(({ id }) => id))
      path = next
    }
    expect(seen.filter((id) => String(id).startsWith('many-')).length).toBe(120)
    expect(new Set(seen).size).toBe(seen.length)
  }
})

test('adds a file once, which waits until it has been looked into; its bytes leave under the rules of the screen', async () => {
  const form = (text: string) => {
    const data = new FormData()
    data.append('file', new File([text], '../notes du jour.txt', { type: 'text/plain' }))
    return data
  }
  const sent = { headers: keyed('notes') }
  const added = await told<Told>(await ask('/api/files', { ...sent, body: form('Bonjour') }), 201)
  expect(added).toMatchObject({ name: 'notes du jour.txt', kind: 'text', bytes: 7, state: 'waiting' })
  expect(await told(await ask(`/api/files/${added.id}`))).toEqual(added)
  expect((await ask(`/api/files/${added.id}/content`)).status).toBe(404)

  expect(await told(await ask('/api/files', { ...sent, body: form('Bonjour') }), 201)).toEqual(added)
  const other = await ask('/api/files', { ...sent, body: form('Bonsoir') })
  expect([other.status, await other.json()]).toMatchObject([422, { code: 'idempotency_reused' }])
  expect((await env.FILES.list({ prefix: 'quarantine/lisiere/' })).objects.length).toBe(1)

  const empty = await ask('/api/files', { body: form('') })
  expect([empty.status, await empty.json()]).toMatchObject([422, { errors: [{ field: 'file', code: 'empty' }] }])
  const none = await ask('/api/files', { body: { file: 'no' } })
  expect(none.status).toBe(415)

  const part = await ask('/api/files/rules/content', { headers: { Range: 'bytes=0-7' } })
  expect([part.status, new TextDecoder().decode(await part.arrayBuffer())]).toEqual([206, '%PDF-1.7'])
  expect(part.headers.get('Content-Disposition')).toMatch(/^attachment/)
  expect(part.headers.get('RateLimit-Limit')).toBe(String(perMinute))
  expect((await ask('/api/files/rules/content', { headers: { Range: 'bytes=9999-' } })).status).toBe(416)
  const known = { 'If-None-Match': part.headers.get('ETag') ?? '' }
  expect((await ask('/api/files/rules/content', { headers: known })).status).toBe(304)
})

test('follows what happens by its number, and is told what a webhook would be', async () => {
  const before = await told<Followed>(await ask('/api/events?after=999999'))
  expect(before).toEqual({ items: [], last: 999999, next: null })
  const seen: Followed['items'][number][] = []
  let last = 0
  for (let path: string | null = '/api/events'; path; ) {
    const page: Followed = await told(await ask(path))
    seen.push(...page.items)
    ;({ last, next: path } = page)
  }
  const site = await told<Site>(await ask('/api/sites', { body: { ...brest, name: 'Crozon' } }), 201)
  const { items } = await told<Followed>(await ask(`/api/events?after=${last}`))
  expect(items).toEqual([
    {
      seq: expect.any(Number),
      event: expect.any(String),
      type: 'site.opened',
      timestamp: new Date(now).toISOString(),
      data: { id: site.id, site: site.id, name: 'Crozon' },
    },
  ])
  expect(seen.every(({ seq }) => seq <= last)).toBe(true)
  expect(JSON.stringify(seen)).not.toMatch(/file_added|key_created/)
})

test('says how much of a minute is left, and makes a program wait that has spent it', async () => {
  const busy = await programOf('busy')
  const first = await busy('/api/sites')
  expect(limits(first)).toEqual([String(perMinute), String(perMinute - 1), '60', `${perMinute};w=60`])
  const counter = env.ATTEMPTS.getByName('api lisiere busy')
  await Promise.all(Array.from({ length: perMinute - 1 }, () => counter.spend(now)))

  const late = await busy('/api/sites')
  expect([late.status, late.headers.get('Retry-After'), late.headers.get('RateLimit-Remaining')]).toEqual([
    429,
    '60',
    '0',
  ])
  expect(await late.json()).toMatchObject({ status: 429, code: 'too_many' })
  expect((await ask('/api/sites')).status).toBe(200)
})

test('lets requests pass when nobody can count them, or not in time', async () => {
  for (const spendNow of [() => Promise.reject(new Error('overloaded')), () => new Promise(() => {})]) {
    const broken = { ...env, ATTEMPTS: { getByName: () => ({ spend: spendNow }) } as unknown as typeof env.ATTEMPTS }
    const careful = {
      fetch: (request: Request, _: unknown, context: ExecutionContext) => app.fetch(request, broken, context),
    }
    const passing = await programOf('passing', 'lisiere', ['sites:read'], careful as typeof app)
    const response = await passing('/api/sites')
    expect([response.status, response.headers.get('RateLimit-Limit')]).toEqual([200, null])
  }
})

test('whatever the rhythm, a minute gives its requests and no more, and keeps its word', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 2000 })
  fc.assert(
    fc.property(pauses, (gaps) => {
      let [hour, spent] = [now, null as Spent | null]
      const served = new Map<number, number>()
      for (const gap of gaps) {
        hour += gap
        const minute = Math.floor(hour / 60_000)
        const { rate, spent: next } = spend(spent, hour)
        spent = next
        served.set(minute, (served.get(minute) ?? 0) + (rate.allowed ? 1 : 0))
        expect(served.get(minute)).toBeLessThanOrEqual(perMinute)
        expect(rate.remaining).toBe(perMinute - (served.get(minute) ?? 0))
        if (!rate.allowed) expect(spend(spent, hour + rate.reset * 1000).rate.allowed).toBe(true)
      }
    }),
    { numRuns: runs(50) },
  )
})

/** `parseJson` meets whatever a program can send: an answer of ours, never a failure, and nothing that is no site. */
test('whatever is sent as JSON is a site or is refused as one', async () => {
  const texts = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.json().map((text) => text.slice(0, -1)),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const headers = { 'Content-Type': 'application/json' }
      const response = await ask('/api/sites', { method: 'POST', text, headers })
      expect([400, 422]).toContain(response.status)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    }),
    { numRuns: runs(60) },
  )
})

test('says in the same way what is not there and what is not asked so', async () => {
  const absent = await ask('/api/nothing')
  expect([absent.status, absent.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
  const deletion = await ask('/api/sites/nantes', { method: 'DELETE' })
  expect([deletion.status, deletion.headers.get('Allow')]).toEqual([405, 'GET, PATCH'])
  expect(await deletion.json()).toMatchObject({ status: 405, code: 'method' })
})

type Told = Record<string, unknown>
type Site = Told & { id: string; closedAt: string | null }
type List = { items: Told[]; next: string | null }
type Followed = { items: { seq: number; type: string }[]; last: number; next: string | null }

async function told<T extends object = Told>(response: Response, status = 200): Promise<T> {
  const body = await response.json()
  expect([response.status, body]).toEqual([status, expect.any(Object)])
  return body as T
}

const limits = ({ headers }: Response) =>
  ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy'].map((name) => headers.get(name))

async function count(table: string, where = 'true'): Promise<number> {
  const row = await env.SHARD_1.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${where}`).first<{ n: number }>()
  return row?.n ?? 0
}

const eventsOf = (action: string) => count('events', `organisation_id = 'lisiere' AND action = '${action}'`)
