import type { Followed } from './followed.ts'
import type { Reading } from './reading.ts'

/** Trainees (or trainers) and hours, as two boxes of the form. */
export type Headcount = { count: number; hours: number }

export const nobody: Headcount = { count: 0, hours: 0 }

/** Hours go to the nearest one, for the whole line or for each trainee. */
export function headcount(some: readonly Followed[], reading: Reading, minutesOf = ({ minutes }: Followed) => minutes) {
  const counted = some.filter(({ counts }) => counts)
  const people =
    reading.trainee_count === 'per_person' ? new Set(counted.map(({ trainee }) => trainee.person)).size : counted.length
  const each = some.map(minutesOf)
  const hours =
    reading.hour_rounding === 'per_trainee'
      ? each.reduce((sum, minutes) => sum + wholeHours(minutes), 0)
      : wholeHours(each.reduce((sum, minutes) => sum + minutes, 0))
  return { count: people, hours }
}

/** A total is the sum of its lines as they are printed. */
export const totalOf = (lines: readonly Headcount[]): Headcount =>
  lines.reduce((sum, { count, hours }) => ({ count: sum.count + count, hours: sum.hours + hours }), nobody)

export const wholeHours = (minutes: number): number => Math.floor(minutes / 60 + 0.5)

/** Cents in, euros out: less than half a euro is left. */
export const wholeEuros = (cents: number): number => Math.floor(cents / 100 + 0.5)
