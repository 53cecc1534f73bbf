/** What the wall says in a place: the day and the hour there of an instant. */
export function wallOf(at: number, timeZone: string): { day: string; hour: string } {
  const [day = '', hour = ''] = wallIn(timeZone).format(at).split(' ')
  return { day, hour }
}

export const dayOf = (at: number, timeZone = 'Europe/Paris'): string => wallOf(at, timeZone).day

/**
 * The instant when the wall says so there. An hour that the clocks skip is read as if they had not jumped yet; one that
 * comes twice is the first.
 */
export function instantOf(day: string, hour: string, timeZone: string): number {
  const local = Date.parse(`${day}T${hour}:00Z`)
  const before = local - offsetAt(local - dayLong, timeZone)
  const after = local - offsetAt(local + dayLong, timeZone)
  const [first, second] = [Math.min(before, after), Math.max(before, after)]
  return [first, second].find((at) => at + offsetAt(at, timeZone) === local) ?? second
}

export const dayLong = 24 * 3600_000

/** That many days later on the calendar. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLong).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLong)

/** 1 for Monday, 7 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000
  const { day, hour } = wallOf(minute, timeZone)
  return Date.parse(`${day}T${hour}:00Z`) - minute
}

const walls = new Map<string, Intl.DateTimeFormat>()

function wallIn(timeZone: string): Intl.DateTimeFormat {
  const known = walls.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  walls.set(timeZone, made)
  return made
}
