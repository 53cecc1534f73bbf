import { count, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { makeApp } from '#app.ts'
import { named, read } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import { makeIds } from '#edge/ids.ts'
import { type Route, room } from '#http/room.ts'
import { handlersOf } from '#jobs/subscriptions.ts'
import { rooms } from '#routes/rooms.ts'
import { app, clock, world } from '#test/visit.ts'
import { report } from '../report.ts'
import { makeChanges } from './costs-changes.ts'
import { fillDays } from './costs-days.ts'
import { fillLists, growTo } from './costs-fill.ts'
import { type Fault, faultsOfChanges, faultsOfPages } from './costs-judge.ts'
import { knownFaults } from './costs-known.ts'
import { type Reading, readersOf, readPages } from './costs-measure.ts'
import { addressesOf } from './ids.ts'
import { fillLibrary } from './shelved.ts'

/** `npm run bench` asks for larger worlds, and for every figure. */
const asked = import.meta.env.VITE_WORLD_SIZES as string | undefined
const sizes = asked ? asked.split(',').map(Number) : [200, 2_000, 20_000]

/** Two people counted among all: what no page does. */
const careless = room('/careless', { staff: 'desk.read' }).get('/', async (c) => {
  const { scope } = c.var
  await read(scope)
  const everybody = scope.db
    .select(named({ people: count() }))
    .from(persons)
    .where(eq(persons.organisationId, scope.organisationId))
  const [[row]] = await read(scope, everybody)
  return c.json({ people: row?.people })
})

const routes: readonly Route[] = rooms.flatMap((room) => room.routes)
const readings: Reading[] = []
const carelessReadings: Reading[] = []

beforeAll(async () => {
  await world()
  await fillLists()
  await fillLibrary()
  await growTo(0)
  await fillDays()
  const readers = await readersOf(app)
  const carelessReaders = await readersOf(makeApp({ clock, ids: makeIds(clock.now), handlersOf }, [...rooms, careless]))
  for (const size of sizes) {
    await growTo(size)
    readings.push(...(await readPages(routes, size, readers)))
    carelessReadings.push(...(await readPages(careless.routes, size, carelessReaders)))
  }
  if (asked)
    for (const reading of readings)
      console.log(
        `reading: ${JSON.stringify({ ...reading, route: reading.route.path, declared: reading.route.cost.rows })}`,
      )
}, 600_000)

test('every page asks once, reads no more than it declares and shows, and the same in a world a hundred times larger', () => {
  const faults = faultsOfPages(readings)
  const pages = new Set(readings.map(({ route }) => route)).size
  expect(pages).toBe(routes.filter(({ method, path }) => method === 'GET' && addressesOf(path).length > 0).length)
  expect(readings.filter(({ status }) => status >= 500)).toEqual([])
  report('pages', `${pages} pages × ${sizes.length} sizes, ${overOf(faults)}`)
  expect(unknown(faults)).toEqual([])
})

test('a change takes one trip more than a page', async () => {
  const changes = await makeChanges(routes, sizes.at(-1) ?? 0, app)
  const faults = faultsOfChanges(changes)
  const written = changes.filter(({ cost }) => cost.written > 0)
  expect(written.length).toBeGreaterThan(8)
  report('changes', `${changes.length} changes, ${written.length} written, ${overOf(faults)}`)
  expect(unknown(faults)).toEqual([])
  const met = [...faultsOfPages(readings), ...faults].map(keyOf)
  expect(Object.keys(knownFaults).filter((key) => !met.includes(key))).toEqual([])
})

test('the law sees a page that counts everybody, and asks twice', () => {
  const faults = faultsOfPages(carelessReadings)
  expect(faults.map(({ fault }) => fault)).toEqual([
    'deep',
    'calls',
    'reads more than it declares',
    'reads more than it shows',
    'grows',
  ])
})

const keyOf = ({ page, fault }: Fault): string => `${page} · ${fault}`
const unknown = (faults: readonly Fault[]) => faults.filter((fault) => !(keyOf(fault) in knownFaults))
const overOf = (faults: readonly Fault[]): string =>
  `${unknown(faults).length} over beside ${faults.length - unknown(faults).length} known`
