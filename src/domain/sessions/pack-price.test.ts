import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { splitPrice } from './pack-price.ts'

const cents = fc.integer({ min: 0, max: 99_999_999 })
const prices = fc.array(cents, { minLength: 1, maxLength: 20 })

test('the parts of a pack always make its price, none of them below zero nor a cent away from its share', () => {
  fc.assert(
    fc.property(cents, prices, (whole, alone) => {
      const parts = splitPrice(whole, alone)
      const sum = alone.reduce((total, price) => total + price, 0)
      expect(parts).toHaveLength(alone.length)
      expect(parts.reduce((total, part) => total + part, 0)).toBe(whole)
      parts.forEach((part, at) => {
        const share = sum === 0 ? whole / alone.length : (whole * (alone[at] ?? 0)) / sum
        expect(part).toBeGreaterThanOrEqual(0)
        expect(Math.abs(part - share)).toBeLessThan(1)
      })
    }),
    { numRuns: runs(300) },
  )
})

test('sold at the sum of its parts, each keeps its own price; what costs more is never less of it', () => {
  fc.assert(
    fc.property(cents, prices, (whole, alone) => {
      const sum = alone.reduce((total, price) => total + price, 0)
      if (sum > 0) expect(splitPrice(sum, alone)).toEqual(alone)
      const parts = splitPrice(whole, alone)
      alone.forEach((price, at) => {
        alone.forEach((other, beside) => {
          if (price > other) expect((parts[at] ?? 0) + 1).toBeGreaterThanOrEqual(parts[beside] ?? 0)
        })
      })
    }),
    { numRuns: runs(200) },
  )
})
