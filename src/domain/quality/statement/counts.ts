import type { Followed } from './followed.ts'
import { type Headcount, headcount, nobody } from './lines.ts'
import type { Reading } from './reading.ts'
import { nsfOf, purposeOf } from './trainees.ts'

export type Counted = ReadonlyMap<string, Headcount>

/** How many, and how long, under each key that a line of the form asks about. Received trainees stand in G alone. */
export type Counts = {
  statuses: Counted
  purposes: Counted
  levels: Counted
  specialities: Counted
  given: Headcount
  received: Headcount
}

export const countIn = (counted: Counted, key: string): Headcount => counted.get(key) ?? nobody

export function countsOf(followed: readonly Followed[], reading: Reading): Counts {
  const own = followed.filter(({ action }) => !action.isReceived)
  const by = (some: readonly Followed[], keyOf: (one: Followed) => string): Counted =>
    new Map([...Map.groupBy(some, keyOf)].map(([key, group]) => [key, headcount(group, reading)]))
  return {
    statuses: by(own, ({ trainee }) => trainee.status),
    purposes: by(own, ({ action }) => purposeOf(action)),
    levels: by(
      own.filter(({ action }) => purposeOf(action) === 'RNCP'),
      ({ action: { certification } }) => levelKey(certification?.register === 'RNCP' ? certification.level : null),
    ),
    specialities: by(own, ({ action }) => nsfOf(action)),
    given: headcount(
      own.filter(({ givenMinutes }) => givenMinutes > 0),
      reading,
      ({ givenMinutes }) => givenMinutes,
    ),
    received: headcount(
      followed.filter(({ action }) => action.isReceived),
      reading,
    ),
  }
}

/** Levels 6 to 8 share a box. */
const levelKey = (level: number | null): string => (level === null ? '' : level >= 6 ? '6' : String(level))
