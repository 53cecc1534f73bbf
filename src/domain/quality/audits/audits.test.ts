import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { type Candidate, drawn, drawSome, filesOf, rankOf } from './draw.ts'
import { findingsToRecord } from './findings.ts'
import { stateOn } from './pieces.ts'

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 12 }),
    category: fc.constantFrom('AF', 'BC', 'CFA'),
    siteId: fc.constantFrom('nantes', 'vannes'),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
)
const seed = fc.string({ minLength: 1, maxLength: 10 })
const groupOf = ({ category, siteId }: Candidate) => `${category} ${siteId}`

test('the same seed draws the same files, in whatever pages and order everybody is read', () => {
  fc.assert(
    fc.property(
      candidates,
      seed,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 7 }),
      (all, by, many, page) => {
        const once = filesOf(drawn({}, all, by, many), 40)
        let paged = {}
        const backwards = all.toReversed()
        for (let at = 0; at < all.length; at += page) paged = drawn(paged, backwards.slice(at, at + page), by, many)
        expect(filesOf(paged, 40)).toEqual(once)
      },
    ),
    { numRuns: runs(100), seed: 20261121 },
  )
})

test('each category and site has as many files as are wanted, or all it has', () => {
  fc.assert(
    fc.property(candidates, seed, fc.integer({ min: 1, max: 5 }), (all, by, many) => {
      const files = filesOf(drawn({}, all, by, many), 1000)
      for (const [group, own] of Map.groupBy(all, groupOf)) {
        const chosen = files.filter((file) => groupOf(file) === group)
        expect(chosen.length).toBe(Math.min(many, own.length))
        expect(chosen.every(({ id }) => own.some((one) => one.id === id))).toBe(true)
      }
    }),
    { numRuns: runs(100), seed: 20261121 },
  )
})

test('another seed draws others, and everybody may be drawn', () => {
  const people = Array.from({ length: 50 }, (_, at) => ({ id: `person-${at}` }))
  const times = new Map(people.map(({ id }) => [id, 0]))
  for (let draw = 0; draw < 400; draw++) {
    for (const { id } of drawSome(people, `seed ${draw}`, 5)) times.set(id, (times.get(id) ?? 0) + 1)
  }
  const counts = [...times.values()]
  expect(Math.min(...counts)).toBeGreaterThan(15)
  expect(Math.max(...counts)).toBeLessThan(75)
  expect(Number.isSafeInteger(rankOf('graine', 'lea'))).toBe(true)
})

const audit = { onDay: '2026-11-30', auditType: 'surveillance' } as const
const seenAs = (number: number, verdict: string) => ({ number, indicator: number, verdict, comment: 'Vu' })

test('every shortcoming is a finding once, and every fifth minor makes one major more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 5 }), (minors, majors) => {
      const seen = [
        ...Array.from({ length: minors }, (_, at) => seenAs(at + 1, 'minor')),
        ...Array.from({ length: majors }, (_, at) => seenAs(at + 40, 'major')),
        seenAs(60, 'conform'),
      ]
      const found = findingsToRecord(audit, seen, [], [])
      expect(found.filter(({ grade }) => grade === 'minor').length).toBe(minors)
      expect(found.filter(({ grade }) => grade === 'major').length).toBe(majors + Math.floor(minors / 5))
      expect(new Set(found.map(({ number }) => number)).size).toBe(found.length)
      expect(findingsToRecord(audit, seen, found, [])).toEqual([])
      expect(found.every(({ grade, dueOn }) => dueOn === (grade === 'major' ? '2027-02-28' : '2027-05-30'))).toBe(true)
    }),
    { numRuns: runs(100), seed: 20261121 },
  )
})

test('what is not there before its time is no gap', () => {
  const session = { startsOn: '2026-11-20', endsOn: '2026-11-22' }
  expect(stateOn('convocation', 'missing', session, '2026-11-21')).toBe('missing')
  expect(stateOn('certificate', 'missing', session, '2026-11-21')).toBe('early')
  expect(stateOn('certificate', 'missing', session, '2026-11-23')).toBe('missing')
  expect(stateOn('certificate', 'altered', session, '2026-11-21')).toBe('altered')
})
