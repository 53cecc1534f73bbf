import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { dayAfter, easterOf, holidaysOf, isHoliday } from './holidays.ts'
import { afterWorkingDays, isWorkingDay, workingDayFrom, workingDaysBetween, workingDayUntil } from './working-days.ts'

const year = fc.integer({ min: 1900, max: 2200 })
const day = fc.integer({ min: 0, max: 365 * 200 }).map((days) => dayAfter('1950-01-01', days))
const weekday = (iso: string) => new Date(`${iso}T00:00:00Z`).getUTCDay()

test('knows Easter as the almanacs print it', () => {
  const printed = ['2016-03-27', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']
  expect(printed.map((iso) => easterOf(Number(iso.slice(0, 4))))).toEqual(printed)
})

test('knows the eleven public holidays of a year', () => {
  expect(holidaysOf(2026)).toEqual([
    ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
    ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
  ])
})

test('Easter is a Sunday between 22 March and 25 April, and its holidays fall on their weekdays', () => {
  fc.assert(
    fc.property(year, (of) => {
      const easter = easterOf(of)
      const days = [weekday(easter), weekday(dayAfter(easter, 39))]
      expect([...days, easter >= `${of}-03-22`, easter <= `${of}-04-25`]).toEqual([0, 4, true, true])
      expect(holidaysOf(of).every((one) => isHoliday(one) && one.startsWith(`${of}-`))).toBe(true)
      expect(holidaysOf(of)).toHaveLength(11)
    }),
    { numRuns: runs(100) },
  )
})

test('so many working days later, exactly so many have gone by, and one comes back the same way', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const later = afterWorkingDays(from, count)
      expect(isWorkingDay(later)).toBe(true)
      expect(workingDaysBetween(dayAfter(from, 1), later)).toHaveLength(count)
      expect(afterWorkingDays(workingDayFrom(from), 0)).toBe(workingDayFrom(from))
      const start = workingDayFrom(from)
      expect(afterWorkingDays(afterWorkingDays(start, count), -count)).toBe(start)
    }),
    { numRuns: runs(50) },
  )
})

test('the nearest working days stand on either side, with none between', () => {
  fc.assert(
    fc.property(day, (from) => {
      const [before, after] = [workingDayUntil(from), workingDayFrom(from)]
      expect(before <= from && from <= after).toBe(true)
      expect(workingDaysBetween(before, after)).toEqual(before === after ? [before] : [before, after])
    }),
    { numRuns: runs(100) },
  )
})
