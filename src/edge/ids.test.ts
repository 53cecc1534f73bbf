import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeIds } from './ids.ts'

test('ids are unique and sort in the order they were made, even when the clock stands still or steps back', () => {
  const hours = fc.array(fc.integer({ min: -5_000, max: 1_000 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(hours, (steps) => {
      let hour = 1_790_000_000_000
      const ids = makeIds(() => hour)
      const made = steps.map((step) => {
        hour += step
        return ids.next()
      })
      expect(made).toEqual([...made].sort())
      expect(new Set(made).size).toBe(made.length)
    }),
  )
})

test('ten thousand ids of one millisecond are all different, and those of two requests too', () => {
  const [one, two] = [makeIds(() => 1), makeIds(() => 1)]
  const made = Array.from({ length: 10_000 }, (_, at) => (at % 2 ? one : two).next())

  expect(new Set(made).size).toBe(10_000)
})

test('an id begins with its hour, in 26 characters that need no escaping', () => {
  const id = makeIds(() => 1_469_918_176_385).next()

  expect(id.slice(0, 10)).toBe('01aryz6s41')
  expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
})

test('counting up carries over full digits', () => {
  const ids = makeIds(
    () => 0,
    (bytes) => new Uint8Array(bytes).fill(31),
  )

  expect([ids.next(), ids.next()]).toEqual(['0000000000fzzzzzzzzzzzzzzz', '0000000000g000000000000000'])
})

test('a secret holds as many bytes as asked, in characters fit for an address', () => {
  const ids = makeIds(() => 0)

  expect(ids.secret()).toMatch(/^[\w-]{43}$/)
  expect(ids.secret(16)).toMatch(/^[\w-]{22}$/)
  expect(ids.secret()).not.toBe(ids.secret())
})
