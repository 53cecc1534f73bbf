import { expect, test } from 'vitest'
import { rooms } from '#routes/rooms.ts'
import { type Part, partOf, parts } from './part.ts'

test('every address is answered by the part it is looked for in', async () => {
  const astray: string[] = []
  let mounted = 0
  for (const [name, load] of Object.entries(parts)) {
    const part = await load()
    mounted += part.rooms.length
    const paths = part.rooms.flatMap((room) => room.routes.map(({ path }) => path))
    astray.push(...paths.filter((path) => partOf(path) !== (name as Part)).map((path) => `${path} in ${name}`))
  }
  expect(astray).toEqual([])
  expect(mounted).toBe(rooms.length)
})

test('an address that nobody knows is refused at the entrance', () => {
  expect([partOf('/nowhere/at/all'), partOf('/'), partOf('/settings/sites')]).toEqual([
    'entrance',
    'entrance',
    'settings',
  ])
})
