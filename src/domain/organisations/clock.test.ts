import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { addDays, daysBetween, instantOf, wallOf, weekdayOf } from './clock.ts'

const zones = fc.constantFrom('Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'Pacific/Noumea', 'America/New_York')
const days = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const hours = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})

test('an hour of a day is the instant when the wall says so, but for the hours that clocks skip', () => {
  fc.assert(
    fc.property(days, hours, zones, (day, hour, zone) => {
      const wall = wallOf(instantOf(day, hour, zone), zone)
      if (wall.hour !== hour) expect(wallOf(instantOf(day, hour, zone) - 3600_000, zone).hour < hour).toBe(true)
      expect(wall.day).toBe(day)
    }),
    { numRuns: runs(300), seed: 20261121 },
  )
})

test('clocks of Paris jump: half past two of that night is read on, and of two the first counts', () => {
  expect(new Date(instantOf('2026-03-29', '02:30', 'Europe/Paris')).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(new Date(instantOf('2026-10-25', '02:30', 'Europe/Paris')).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(new Date(instantOf('2026-11-24', '09:00', 'Europe/Paris')).toISOString()).toBe('2026-11-24T08:00:00.000Z')
})

test('days are counted on the calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -800, max: 800 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count)
      expect(Math.abs((weekdayOf(addDays(day, count)) - weekdayOf(day) - count) % 7)).toBe(0)
    }),
    { numRuns: runs(300), seed: 20261121 },
  )
  expect(weekdayOf('2026-11-21')).toBe(6)
})
