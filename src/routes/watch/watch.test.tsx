import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeApp } from '#app.ts'
import { nextReading, worthReading } from '#domain/quality/watch/reading.ts'
import { suggestedFor } from '#domain/quality/watch/suggestions.ts'
import { forgetAside, readFeeds } from '#jobs/watch-feeds.ts'
import { rooms } from '#routes/rooms.ts'
import { makeQueue } from '#test/queue.ts'
import { now, partial, type Visitor, visitor, world } from '#test/visit.ts'

const queue = makeQueue()
/** The application, whose queue is emptied by hand. */
const app: ReturnType<typeof makeApp> = new Proxy(makeApp(queue.ambient, rooms), {
  get: (target, key) =>
    key === 'fetch'
      ? (request: Request, _: unknown, context: ExecutionContext) => target.fetch(request, queue.env, context)
      : Reflect.get(target, key),
})
const outside = vi.spyOn(globalThis, 'fetch')
const hour = 3600_000
const sourceId = '01kaq2v7m8k3d5f6g7h8j9kfee'
const address = 'https://revue.lisiere.fr/flux.xml'
const seen: Request[] = []
let answer: () => Response = () => new Response('', { status: 502 })
let quentin: Visitor

beforeAll(async () => {
  await world()
  outside.mockImplementation(async (input, init) => {
    seen.push(new Request(input, init))
    return answer()
  })
  quentin = await visitor('quentin', 'lisiere', 2, 'lisiere', app)
  await quentin.post('/watch/sources', { id: sourceId, name: 'Revue', address, theme: 'teaching' })
})
beforeEach(() => {
  seen.length = 0
})

const one = (sql: string, ...values: unknown[]) =>
  env.SHARD_1.prepare(sql)
    .bind(...values)
    .first()
const reading = () => one("SELECT * FROM watch_readings WHERE organisation_id = 'lisiere' AND source_id = ?", sourceId)
const brought = () =>
  one("SELECT count(*) AS n FROM watch_items WHERE organisation_id = 'lisiere' AND source_id = ?", sourceId)
const due = () => env.SHARD_1.prepare('UPDATE watch_readings SET due_at = 0 WHERE source_id = ?').bind(sourceId).run()
const rss = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Revue</title>${titles
    .map((title) => `<item><guid>${title}</guid><title>${title}</title><link>/${title.length}</link></item>`)
    .join('')}</channel></rss>`

test('a feed is read within minutes, each of its items once, and asked again only for what is new', async () => {
  answer = () => new Response(rss('La classe inversée', 'Former avec le handicap'), { headers: { ETag: '"1"' } })
  await readFeeds(env, queue.ambient)
  expect(await brought()).toEqual({ n: 2 })
  expect(await reading()).toMatchObject({ error: '', failures: 0, etag: '"1"', due_at: now + 6 * hour })

  await due()
  answer = () => new Response(null, { status: 304 })
  await readFeeds(env, queue.ambient)
  expect(seen.at(-1)?.headers.get('If-None-Match')).toBe('"1"')

  await due()
  answer = () => new Response(rss('La classe inversée', 'Troisième'))
  await readFeeds(env, queue.ambient)
  expect(await brought()).toEqual({ n: 3 })
  const page = await (await quentin.get('/watch')).text()
  expect(page).toContain('Former avec le handicap')
  expect(page).toContain('Indicateurs 25, 26')
})

test('what fails is said, and looked at less and less often', async () => {
  await due()
  answer = () => new Response('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>')
  await readFeeds(env, queue.ambient)
  expect(await reading()).toMatchObject({ error: 'doctype', failures: 1, due_at: now + hour / 2 })
  await due()
  answer = () => new Response('', { status: 503, headers: { 'Retry-After': '36000' } })
  await readFeeds(env, queue.ambient)
  expect(await reading()).toMatchObject({ error: 'status_503', failures: 2, due_at: now + 10 * hour })
  expect(await (await quentin.get('/watch/sources')).text()).toContain('Le site répond par une erreur (503).')
  expect(await brought()).toEqual({ n: 3 })
})

test('two readers at once bring nothing twice, and a paused feed is left alone', async () => {
  await due()
  answer = () => new Response(rss('Quatrième', 'Quatrième'))
  await Promise.all([readFeeds(env, queue.ambient), readFeeds(env, queue.ambient)])
  expect(seen).toHaveLength(1)
  expect(await brought()).toEqual({ n: 4 })
  await quentin.post(`/watch/sources/${sourceId}/pause`)
  await due()
  await readFeeds(env, queue.ambient)
  expect(seen).toHaveLength(1)
  expect((await quentin.post(`/watch/sources/${sourceId}/resumption`)).status).toBe(303)
})

test.each([
  'http://revue.lisiere.fr/',
  'https://127.0.0.1/flux',
  'https://localhost/flux',
  'https://user:pass@a.fr/',
  'ftp://a.fr/',
])('refuses to read %s, keeping the form', async (bad) => {
  const form = { id: '01kaq2v7m8k3d5f6g7h8j9kbad', name: 'Mauvais', address: bad, theme: 'legal' }
  const response = await quentin.post('/watch/sources', form)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('value="Mauvais"')
})

test('the same address is followed once', async () => {
  const again = { id: '01kaq2v7m8k3d5f6g7h8j9kdbl', name: 'Revue bis', address, theme: 'legal' }
  const response = await quentin.post('/watch/sources', again)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('Ce flux est déjà suivi.')
})

test('something is kept, used, and what it changed becomes a proof of the indicators it names', async () => {
  expect((await quentin.post('/watch/items/decret/triage', { verdict: 'kept' })).status).toBe(303)
  expect(await (await quentin.get('/watch?state=kept', partial)).text()).toContain('Un décret change')
  const bare = await quentin.post('/watch/items/decret/use', { changed: '', decidedOn: '2026-11-20' })
  expect(bare.status).toBe(422)

  const use = { changed: 'Le devis le dit', indicators: ['23', '9'], programmes: ['manager'], decidedOn: '2026-11-20' }
  expect((await quentin.post('/watch/items/decret/use', use)).status).toBe(303)
  for (let rounds = 0; queue.waiting().length > 0 && rounds < 9; rounds++) await queue.deliver()
  expect(
    await one("SELECT rule, indicators FROM proofs WHERE organisation_id = 'lisiere' AND subject_id = 'decret'"),
  ).toEqual({
    rule: 'watch_used',
    indicators: '[23]',
  })
  const page = await (await quentin.get('/watch/items/decret')).text()
  expect(page).toContain('Le devis le dit')
  expect((await quentin.post('/watch/items/decret/triage', { verdict: 'aside' })).status).toBe(409)
  expect(
    await one("SELECT value FROM counters WHERE organisation_id = 'lisiere' AND name = 'watch used' AND site_id = ''"),
  ).toEqual({ value: 2 })
})

test('what is met elsewhere is added by hand, and lists one theme alone', async () => {
  const form = { kind: 'meeting', title: 'Salon des métiers', theme: 'trades', happenedOn: '2026-11-12', address: '' }
  const added = await quentin.post('/watch/items', { id: '01kaq2v7m8k3d5f6g7h8j9kitm', ...form, summary: '' })
  expect(added.status).toBe(303)
  const kept = await (await quentin.get('/watch?state=kept&theme=trades')).text()
  expect(kept).toContain('Salon des métiers')
  expect(await (await quentin.get('/watch?state=kept&theme=legal')).text()).not.toContain('Salon des métiers')
})

test('who only reads opens what was used, and sorts nothing', async () => {
  const aude = await visitor('aude')
  const page = await (await aude.get('/watch/items/handicap')).text()
  expect(page).toContain('Le livret d’accueil nomme le référent')
  expect(await (await aude.get('/watch?state=kept')).text()).not.toContain('/triage')
  expect((await aude.post('/watch/items/metiers/triage', { verdict: 'aside' })).status).toBe(404)
})

test('a feed that is followed no more leaves what it brought', async () => {
  expect((await quentin.post(`/watch/sources/${sourceId}/removal`)).status).toBe(303)
  expect(await reading()).toBeNull()
  expect(await (await quentin.get('/watch')).text()).toContain('La classe inversée')
})

test('what was put aside a year ago goes', async () => {
  await env.SHARD_1.prepare("UPDATE watch_items SET happened_on = '2025-01-01' WHERE id IN ('salon', 'metiers')").run()
  await forgetAside(env, queue.ambient)
  const left = await env.SHARD_1.prepare(
    "SELECT id FROM watch_items WHERE organisation_id = 'lisiere' AND id IN ('salon', 'metiers')",
  ).all()
  expect(left.results).toEqual([{ id: 'metiers' }])
})

test('a feed met for the first time brings its latest items, and none older than a year', () => {
  const item = (at: number, guid = String(at)) => ({ guid, title: guid, link: '', summary: '', publishedAt: at })
  const days = Array.from({ length: 500 }, (_, at) => item(now - at * 24 * hour))
  expect(worthReading(days, now, true).map(({ guid }) => guid)).toEqual(days.slice(0, 20).map(({ guid }) => guid))
  expect(worthReading(days, now, false)).toHaveLength(365)
  expect(worthReading([item(now, 'a'), item(now, 'a')], now, false)).toHaveLength(1)
  expect([0, 1, 2, 9].map((failures) => nextReading(failures, null, 0) / hour)).toEqual([6, 0.5, 2, 24])
})

test('words call for indicators beyond the theme’s own', () => {
  expect(suggestedFor('legal', 'Un décret sur l’apprentissage', 'Les CFA changent')).toEqual([20, 23])
  expect(suggestedFor('teaching', 'Former des personnes en situation de handicap')).toEqual([25, 26])
  expect(suggestedFor('trades', '')).toEqual([24])
})
