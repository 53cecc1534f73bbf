import { addDays, dayLong, dayOf, weekdayOf } from '#domain/organisations/clock.ts'

/** The Monday of the week of that day. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** Wide enough to hold the week in every time zone: the day of each slot has the last word. */
export function hoursAround(monday: string): { from: number; until: number } {
  const start = Date.parse(`${monday}T00:00:00Z`)
  return { from: start - dayLong, until: start + 8 * dayLong }
}

/** A week asked for in an address; this one when it cannot be read. */
export function weekAsked(text: string | undefined, now: number): string {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T12:00:00Z`))
  return mondayOf(known && text ? text : dayOf(now))
}
