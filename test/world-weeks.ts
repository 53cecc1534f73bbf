import { isWorkingDay } from '#domain/sessions/working-days.ts'
import { dayOf } from './told.ts'

const day = 24 * 3600_000

/** The nearest midnight, later or earlier, from which so many days follow one another that people work on. */
export function weekFor(days: number, at: number, step: 1 | -1): number {
  const midnight = Math.floor(at / day) * day
  const isFree = Array.from({ length: days }, (_, turn) => dayOf(midnight + turn * day)).every(isWorkingDay)
  return isFree ? midnight : weekFor(days, midnight + step * day, step)
}
