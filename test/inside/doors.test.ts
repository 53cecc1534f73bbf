import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { makeIds } from '#edge/ids.ts'
import { securityHeaders } from '#http/guards.ts'
import type { Route } from '#http/room.ts'
import { room } from '#http/room.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { clock, world } from '#test/visit.ts'
import { report } from '../report.ts'
import { runs } from '../runs.ts'
import { type Actor, everybody, mayEnter } from './actors.ts'
import { hangEmblems } from './emblems.ts'
import { addressesOf, type Knocked } from './ids.ts'
import { shelveFiles } from './shelved.ts'

/** What the mirror organisation calls everything, and what only Centre Lisière calls itself. */
const canary = { lisiere: 'miroir', miroir: 'Centre Lisière', garonne: 'miroir' } as const

const routes: readonly Route[] = rooms.flatMap((room) => room.routes)
let actors: Actor[] = []

beforeAll(async () => {
  await world()
  await hangEmblems()
  await shelveFiles()
  actors = await everybody()
})

test('every route has a door and an address to knock at', () => {
  expect(routes.filter(({ path }) => addressesOf(path).length === 0).map(({ path }) => path)).toEqual([])
  expect(routes.length).toBeGreaterThan(10)
})

test('no door opens to somebody it should not, and a refusal writes nothing', async () => {
  const before = await everythingWritten()
  const open: string[] = []
  for (const cell of cellsOf(routes, ({ route, actor, at }) => !mayEnter(route.door, actor, at.site))) {
    const { status } = await knock(cell)
    knocked += 1
    if (![303, 401, 403, 404].includes(status)) open.push(said(cell, status))
  }
  opened += open.length
  expect(open).toEqual([])
  expect(await everythingWritten()).toEqual(before)
})

test('whoever may read finds the page, nothing of another organisation in it, and changes nothing by reading', async () => {
  const before = await everythingWritten()
  const pages = routes.filter(({ method }) => method === 'GET')
  const found = await lookInside(pages)
  const after = await everythingWritten()
  report('reading', `${pages.length} pages, ${JSON.stringify(before) === JSON.stringify(after) ? 0 : 1} writing`)
  opened += found.leaks.length
  expect(found.leaks).toEqual([])
  expect(found.shut).toEqual([])
  expect(after).toEqual(before)
})

test('every answer carries the headers of safety, errors included', async () => {
  const [stranger] = actors.filter(({ name }) => name === 'a stranger')
  const [owner] = actors
  const missing: string[] = []
  for (const route of routes) {
    for (const actor of [stranger, owner]) {
      if (!actor) continue
      const { headers } = await actor.visitor.get(addressesOf(route.path)[0]?.address ?? '/')
      missing.push(
        ...Object.keys(securityHeaders)
          .filter((name) => !headers.has(name))
          .map((name) => `${route.path} ${name}`),
      )
    }
  }
  report('headers', `${routes.length * 2} answers, ${missing.length} missing`)
  expect(missing).toEqual([])
})

test('a change from elsewhere is refused, whatever its type', async () => {
  const [owner] = actors
  const before = await everythingWritten()
  const accepted: string[] = []
  let tried = 0
  for (const route of routes.filter(({ method, door }) => method !== 'GET' && !('key' in door || 'provider' in door))) {
    for (const type of types) {
      for (const from of elsewhere) {
        tried += 1
        const response = await owner?.visitor.post(
          addressesOf(route.path)[0]?.address ?? '/',
          {},
          { 'Content-Type': type, 'Sec-Fetch-Site': '', ...from },
        )
        if (response?.status !== 403) accepted.push(`${route.path} ${type} ${JSON.stringify(from)} ${response?.status}`)
      }
    }
  }
  report('foreign changes', `${tried} tried, ${accepted.length} accepted`)
  expect(accepted).toEqual([])
  expect(await everythingWritten()).toEqual(before)
})

test('the law sees a door left open, and a page that tells of somebody else', async () => {
  const careless = room('/careless', { public: true }).get('/', (c) => c.text('Centre miroir'))
  const meant: Route[] = careless.routes.map((route) => ({ ...route, door: { staff: 'sites.edit' } }))
  const others = await everybody(makeApp({ clock, ids: makeIds(clock.now), handlersOf }, [careless]))
  const trainee = others.find(({ name }) => name === 'trainee of lisiere')
  const owner = others.find(({ name }) => name === 'owner of lisiere')
  const [route] = meant
  if (!trainee || !owner || !route) throw new Error('The cast is incomplete.')

  expect(mayEnter(route.door, trainee)).toBe(false)
  expect((await knock({ route, actor: trainee, at: { address: '/careless', site: '' } })).status).toBe(200)
  expect((await lookInside(meant, [owner])).leaks).toHaveLength(1)
})

/** Last, since some of these doors do change the world they stand in. */
test('whoever may change something gets an answer, and nothing of another organisation in it', async () => {
  const found = await lookInside(routes.filter(({ method }) => method !== 'GET'))
  report('doors', `${knocked} cells, ${opened + found.leaks.length} open`)
  expect(found.leaks).toEqual([])
  expect(found.shut).toEqual([])
})

let knocked = 0
let opened = 0

const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
  'application/json',
  'application/octet-stream',
]
const elsewhere = [
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
  { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
] as const

type Cell = { route: Route; actor: Actor; at: Knocked }

/** Everybody who may enter does, and finds nothing of another organisation. */
async function lookInside(some: readonly Route[], who = actors): Promise<{ leaks: string[]; shut: string[] }> {
  const leaks: string[] = []
  const shut: string[] = []
  for (const cell of cellsOf(some, ({ route, actor, at }) => mayEnter(route.door, actor, at.site), who)) {
    const { route, actor } = cell
    if (route.method !== 'GET') await actor.signIn?.()
    const response = await knock(cell)
    const body = await response.text()
    knocked += 1
    if (response.status >= 500 || (route.method === 'GET' && response.status === 404))
      shut.push(said(cell, response.status))
    // Whoever runs the platform sees every organisation in that room, and in no other.
    const own = 'operator' in route.door ? null : actor.organisation
    if (own && body.includes(canary[own])) leaks.push(said(cell, response.status))
  }
  return { leaks, shut }
}

function cellsOf(some: readonly Route[], wanted: (cell: Cell) => boolean, who = actors): Cell[] {
  const every = some.flatMap((route) =>
    addressesOf(route.path).flatMap((at) => who.map((actor) => ({ route, actor, at }))),
  )
  return sampled(every.filter(wanted), most)
}

/** How many cells a test tries: all of them under torture, else some of every route, other ones each day. */
const most = runs(450)
const today = Math.floor(Date.now() / 86_400_000)

function sampled(cells: Cell[], most: number): Cell[] {
  const stride = Math.ceil(cells.length / most)
  // Mixed, or an even number of actors would leave the same half of them outside.
  return cells.filter((_, at) => ((Math.imul(at, 0x9e3779b1) >>> 16) + today) % stride === 0)
}

const knock = ({ route, actor: { visitor }, at }: Cell): Promise<Response> =>
  route.method === 'GET' ? visitor.get(at.address) : visitor.post(at.address, {}, {}, route.method)

const said = ({ route, actor, at }: Cell, status: number) => `${route.method} ${at.address} · ${actor.name} · ${status}`

/** How many rows each table of each database holds, logins aside: being seen is not being changed. */
async function everythingWritten(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const [name, database] of Object.entries({ one: env.SHARD_1, two: env.SHARD_2 })) {
    const { results } = await database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'd1%'",
      )
      .all<{ name: string }>()
    const counts = await database.batch<{ n: number }>(
      results.map((table) => database.prepare(`SELECT count(*) AS n FROM ${table.name}`)),
    )
    results.forEach((table, at) => {
      found[`${name}.${table.name}`] = counts[at]?.results[0]?.n ?? 0
    })
  }
  return found
}
