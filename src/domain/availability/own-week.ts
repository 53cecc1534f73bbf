/** Days as calendars write them, 2026-11-24, whatever the hour is elsewhere. */
const aDay = 24 * 3600_000

/** The day it is in France. */
export const dayIn = (now: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(now)

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * aDay).toISOString().slice(0, 10)

/** The Monday of the week of that day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return plusDays(day, -((weekday + 6) % 7))
}

/** Wide enough to hold the week in every time zone: the day of each slot has the last word. */
export function hoursAround(monday: string): { from: number; until: number } {
  const start = Date.parse(`${monday}T00:00:00Z`)
  return { from: start - aDay, until: start + 8 * aDay }
}

/** A week asked for in an address; this one when it cannot be read. */
export function weekAsked(text: string | undefined, now: number): string {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(`${text}T12:00:00Z`))
  return mondayOf(known && text ? text : dayIn(now))
}
