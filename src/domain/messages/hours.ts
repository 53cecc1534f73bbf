/** Hours of the day, '07:30', in the time zone of the organisation. The same hour twice is no time at all. */
export type Quiet = { from: string; until: string }

export type Rhythm = {
  every: 'day' | 'week'
  /** For a weekly digest: 1 for Monday, 7 for Sunday. */
  day: number
  hour: string
}

/** When what is ready now may leave: at once, or at the end of the quiet hours it fell in. */
export function afterQuiet(now: number, { from, until }: Quiet, timeZone: string): number {
  const [begins, ends] = [minutesOf(from), minutesOf(until)]
  const wall = wallOf(now, timeZone)
  const overnight = begins > ends
  const quiet = overnight
    ? wall.minutes >= begins || wall.minutes < ends
    : wall.minutes >= begins && wall.minutes < ends
  if (!quiet) return now
  const day = overnight && wall.minutes >= begins ? nextDay(wall.day) : wall.day
  return firstInstant(day, ends, timeZone, now)
}

/** The first digest after that instant, and the day it bears: one day, one digest, whatever the clocks do. */
export function nextDigest(after: number, { every, day: weekday, hour }: Rhythm, timeZone: string) {
  let day = wallOf(after, timeZone).day
  for (;;) {
    const at = firstInstant(day, minutesOf(hour), timeZone)
    if (at > after && (every === 'day' || weekdayOf(day) === weekday)) return { at, period: day }
    day = nextDay(day)
  }
}

const minute = 60_000

const minutesOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5))

/** What a clock on the wall says there: the day, and the minutes since its midnight. */
export function wallOf(at: number, timeZone: string): { day: string; minutes: number } {
  const [day = '', hours = '', minutes = ''] = clockOf(timeZone)
    .format(at)
    .split(/[, :]+/)
  return { day, minutes: Number(hours) * 60 + Number(minutes) }
}

/**
 * The first instant, after that one, when clocks there say so. An hour that the clocks skip comes when they have jumped;
 * one that comes twice comes first.
 */
export function firstInstant(day: string, minutes: number, timeZone: string, after = -Infinity): number {
  const local = Date.parse(`${day}T00:00Z`) + minutes * minute
  const before = local - offsetAt(local - 24 * 60 * minute, timeZone)
  const later = local - offsetAt(local + 24 * 60 * minute, timeZone)
  const told = [Math.min(before, later), Math.max(before, later)].filter((at) => localOf(at, timeZone) === local)
  const found = told.find((at) => at > after)
  if (found !== undefined) return found
  if (told.length > 0) return Math.max(...told, after)

  let jumped = Math.max(before, later)
  while (localOf(jumped - minute, timeZone) > local) jumped -= minute
  return jumped
}

/** The wall clock there, as if it were UTC. */
function localOf(at: number, timeZone: string): number {
  const { day, minutes } = wallOf(at, timeZone)
  return Date.parse(`${day}T00:00Z`) + minutes * minute
}

const offsetAt = (at: number, timeZone: string): number => localOf(at, timeZone) - Math.floor(at / minute) * minute

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00Z`) + 24 * 60 * minute).toISOString().slice(0, 10)

const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay() || 7

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, made)
  return made
}
