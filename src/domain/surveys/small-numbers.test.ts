import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { isShown, leavesEnough, measured, npsOf, standingOf } from './small-numbers.ts'

const counted = fc
  .integer({ min: 1, max: 2000 })
  .chain((of) => fc.record({ of: fc.constant(of), part: fc.integer({ min: 0, max: of }) }))

test('an interval holds what was measured, stays on the scale and is never of no width', () => {
  fc.assert(
    fc.property(counted, ({ part, of }) => {
      const { value, low, high } = measured(part / of, of) ?? { value: -1, low: 1, high: 0 }
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      expect(high).toBeLessThanOrEqual(1)
      expect(high).toBeGreaterThan(low)
    }),
    { numRuns: runs(200) },
  )
  expect(measured(0.5, 0)).toBeNull()
})

test('more answers say more: the interval narrows', () => {
  fc.assert(
    fc.property(counted, ({ part, of }) => {
      const width = (n: number) => {
        const { low, high } = measured(part / of, n) ?? { low: 0, high: 1 }
        return high - low
      }
      expect(width(of * 2)).toBeLessThan(width(of))
    }),
    { numRuns: runs(200) },
  )
})

test('Wilson by hand: eight of ten lie between 49 % and 94 %', () => {
  const { low, high } = measured(0.8, 10) ?? { low: 0, high: 0 }
  expect([low, high].map((share) => Math.round(share * 1000))).toEqual([490, 943])
})

test('recommendation is those who would less those who would not, with room for chance', () => {
  expect(npsOf({ promoters: 7, passives: 2, detractors: 1 })).toMatchObject({ score: 60, of: 10 })
  expect(npsOf({ promoters: 0, passives: 0, detractors: 0 })).toBeNull()
  const few = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(fc.record({ promoters: few, passives: few, detractors: few }), (parts) => {
      const nps = npsOf(parts)
      if (!nps) return
      expect(nps.low).toBeGreaterThanOrEqual(-100)
      expect(nps.high).toBeLessThanOrEqual(100)
      expect(nps.low).toBeLessThanOrEqual(nps.score)
      expect(nps.high).toBeGreaterThanOrEqual(nps.score)
      expect(nps.high).toBeGreaterThan(nps.low)
    }),
    { numRuns: runs(200) },
  )
})

test('three answers never make a difference with three others unless everything differs; a hundred do', () => {
  expect(standingOf(measured(0.9, 3), measured(0.6, 3))).toBe('unclear')
  expect(standingOf(measured(0.9, 100), measured(0.6, 100))).toBe('above')
  expect(standingOf(measured(0.6, 100), measured(0.9, 100))).toBe('below')
  expect(standingOf(measured(0.9, 100), null)).toBe('unclear')
  fc.assert(
    fc.property(counted, counted, (one, other) => {
      const [a, b] = [measured(one.part / one.of, one.of), measured(other.part / other.of, other.of)]
      const turned = { above: 'below', below: 'above', unclear: 'unclear' } as const
      expect(standingOf(b, a)).toBe(turned[standingOf(a, b)])
    }),
    { numRuns: runs(200) },
  )
})

test('whatever is subtracted from the whole, what is left is nobody or enough people', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 })
  fc.assert(
    fc.property(groups, fc.integer({ min: 1, max: 8 }), (sizes, smallest) => {
      const all = sizes.map((answers, at) => ({ id: String(at), answers }))
      const small = all.filter(({ answers }) => answers > 0 && answers < smallest)
      const [least] = all
        .filter(({ answers }) => answers >= smallest)
        .toSorted((a, b) => a.answers - b.answers || a.id.localeCompare(b.id))
      const rest = { hidden: small.reduce((sum, { answers }) => sum + answers, 0), least: least?.id ?? null }
      const shown = all.filter((group) => isShown(group, rest, smallest))
      const total = all.reduce((sum, { answers }) => sum + answers, 0)
      const left = total - shown.reduce((sum, { answers }) => sum + answers, 0)
      expect(shown.every(({ answers }) => answers >= smallest)).toBe(true)
      if (shown.length > 0) expect(left === 0 || left >= smallest).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})

test('a group leaves enough out, or nobody', () => {
  expect([leavesEnough(5, 5, 3), leavesEnough(5, 8, 3), leavesEnough(2, 2, 3), leavesEnough(5, 6, 3)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
