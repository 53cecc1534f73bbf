import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exceptions, floors, rooms, typesOnly } from '../../src/house.ts'
import { report } from '../report.ts'
import { floorOf, type Import, importsIn, importsOf, isTest, roomOf } from './imports.ts'

const all = importsOf()

test('each floor imports the floors below it and no other', () => {
  const broken = all.filter((each) => breaksFloor(each) && !exceptions[keyOf(each)])
  expect(broken.map(keyOf)).toEqual([])
  report('floors', `${all.length} imports, ${broken.length} forbidden`)
})

test('each room relies only on the rooms it names, and they form no cycle', () => {
  const broken = all.filter((each) => breaksRoom(each) && !exceptions[keyOf(each)])
  expect(broken.map(keyOf)).toEqual([])
  expect(cycles()).toEqual([])
  const met = new Set(all.flatMap(({ from }) => roomOf(from) ?? []))
  report('rooms', `${met.size} rooms, ${broken.length} forbidden, 0 cycles`)
})

test('no path climbs: outside its own folder a file is named by its full address', () => {
  expect(all.filter(({ raw }) => raw.startsWith('../')).map(keyOf)).toEqual([])
})

test('no exception outlives its need', () => {
  const needed = all.filter((each) => breaksFloor(each) || breaksRoom(each)).map(keyOf)
  expect(Object.keys(exceptions).filter((key) => !needed.includes(key))).toEqual([])
})

test('no file is an attic, and no file only passes on what others export', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter((file) => !isTest(file))
  expect(
    files.filter((file) =>
      /\/(utils?|helpers?|common|lib|services?|index)(\/|\.tsx?$)/.test(file.replace('src/index.ts', '')),
    ),
  ).toEqual([])
  expect(
    files.filter((file) => file !== 'src/index.ts' && /^export (\*|\{[^}]*\}) from/m.test(readFileSync(file, 'utf8'))),
  ).toEqual([])
})

test('a joined column is selected under its own name', () => {
  const files = globSync('src/db/**/*.ts').filter((file) => !isTest(file))
  const unnamed = /\.select(Distinct)?\((?!\s*(named\(|sql`|\)))/
  expect(files.filter((file) => unnamed.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('the laws see a broken house', () => {
  const [up] = importsIn('db/sites/sites.ts', "import { page } from '#http/render.tsx'")
  const [room] = importsIn('domain/events/commit.ts', "import { may } from '#domain/members/standing.ts'")
  const [type] = importsIn('views/sites/site.tsx', "import type { SiteRow } from '#db/organisations/sites.ts'")
  expect(up && breaksFloor(up)).toBe(true)
  expect(room && breaksRoom(room)).toBe(true)
  expect(type && breaksFloor(type)).toBe(false)
})

const keyOf = ({ from, to }: Import) => `${from} → ${to}`

function breaksFloor({ from, to, typeOnly }: Import): boolean {
  const here = floorOf(from)
  const there = floorOf(to)
  if (here === there || !(here in floors)) return false
  const allowed: readonly string[] = floors[here as keyof typeof floors]
  const seen: readonly string[] = here in typesOnly ? typesOnly[here as keyof typeof typesOnly] : []
  return !allowed.includes(there) && !(typeOnly && (seen.includes(there) || there === 'env'))
}

/** Routes and views may show any room; the floors where rules and rows live keep the order. */
function breaksRoom({ from, to }: Import): boolean {
  const here = roomOf(from)
  const there = roomOf(to)
  if (
    !here ||
    !there ||
    here === there ||
    !['domain', 'db'].includes(floorOf(from)) ||
    !['domain', 'db'].includes(floorOf(to))
  )
    return false
  const allowed: readonly string[] = here in rooms ? rooms[here as keyof typeof rooms] : []
  return !allowed.includes(there)
}

function cycles(): string[] {
  const order = Object.keys(rooms)
  return Object.entries(rooms).flatMap(([room, relied]) =>
    relied.filter((other) => order.indexOf(other) >= order.indexOf(room)).map((other) => `${room} → ${other}`),
  )
}
