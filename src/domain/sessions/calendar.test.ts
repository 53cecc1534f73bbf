import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '#domain/organisations/clock.ts'
import { runs } from '#test/runs.ts'
import { movedDays, skippedHolidays, trainingDays } from './calendar.ts'
import { isHoliday } from './holidays.ts'

const day = fc.integer({ min: 0, max: 40 * 365 }).map((days) => addDays('2020-01-01', days))
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })

test('so many days are found, in order, on the days chosen and on no public holiday', () => {
  fc.assert(
    fc.property(day, weekdays, fc.integer({ min: 1, max: 30 }), (first, chosen, count) => {
      const days = trainingDays({ first, count, weekdays: chosen, holidays: false })
      expect(days).toHaveLength(count)
      expect(days).toEqual([...new Set(days)].sort())
      expect(days.every((one) => one >= first && chosen.includes(weekdayOf(one)) && !isHoliday(one))).toBe(true)
      const last = days.at(-1) ?? first
      const stepped = Array.from({ length: daysBetween(first, last) + 1 }, (_, ahead) => addDays(first, ahead))
      expect(stepped.filter((one) => chosen.includes(weekdayOf(one)) && !isHoliday(one))).toEqual(days)
    }),
    { numRuns: runs(100), seed: 20261121 },
  )
})

test('two weeks around the first of May step over it and over weekends, and say which day was skipped', () => {
  const days = trainingDays({ first: '2026-04-29', count: 4, weekdays: [1, 2, 3, 4, 5], holidays: false })
  expect(days).toEqual(['2026-04-29', '2026-04-30', '2026-05-04', '2026-05-05'])
  expect(skippedHolidays(days, [1, 2, 3, 4, 5])).toEqual(['2026-05-01'])
  expect(trainingDays({ first: '2026-05-01', count: 1, weekdays: [5], holidays: true })).toEqual(['2026-05-01'])
})

test('moved days stay in order, apart by no less, on days that fit; nothing moves when the first stays', () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 12 }), weekdays, (first, to, count, chosen) => {
      const days = trainingDays({ first, count, weekdays: chosen, holidays: false })
      const start = days[0] ?? first
      expect([...movedDays(days, start).values()]).toEqual(days)
      const moved = [...movedDays(days, to).values()]
      expect(moved).toEqual([...new Set(moved)].sort())
      expect(moved.every((one) => one >= to && !isHoliday(one))).toBe(true)
      const allowed = new Set([1, 2, 3, 4, 5, ...days.map(weekdayOf)])
      expect(moved.every((one) => allowed.has(weekdayOf(one)))).toBe(true)
      expect(daysBetween(moved[0] ?? to, moved.at(-1) ?? to)).toBeGreaterThanOrEqual(count - 1)
    }),
    { numRuns: runs(100), seed: 20261121 },
  )
})
