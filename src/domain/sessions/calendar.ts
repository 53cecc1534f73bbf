import { addDays, daysBetween, weekdayOf } from '#domain/organisations/clock.ts'
import { isHoliday } from './holidays.ts'

export type Rhythm = {
  first: string
  /** How many days of training. */
  count: number
  /** 1 for Monday, 7 for Sunday. */
  weekdays: readonly number[]
  /** People also come on public holidays. */
  holidays: boolean
}

/** The days of training from that one on: those of the week that were chosen, without public holidays. */
export function trainingDays({ first, count, weekdays, holidays }: Rhythm): string[] {
  const days: string[] = []
  for (let ahead = 0; days.length < count && ahead < longest; ahead++) {
    const day = addDays(first, ahead)
    if (weekdays.includes(weekdayOf(day)) && (holidays || !isHoliday(day))) days.push(day)
  }
  return days
}

/** The public holidays that were stepped over, to say why a day is not there. */
export const skippedHolidays = (days: readonly string[], weekdays: readonly number[]): string[] => {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  const between = Array.from({ length: daysBetween(first, last) + 1 }, (_, ahead) => addDays(first, ahead))
  return between.filter((day) => isHoliday(day) && weekdays.includes(weekdayOf(day)) && !days.includes(day))
}

/**
 * Where each day goes when the first one moves: as far apart as they were, but pushed past public holidays, and past the
 * days of the week when nobody came before.
 */
export function movedDays(days: readonly string[], first: string): Map<string, string> {
  const known = [...new Set(days)].sort()
  const [start] = known
  const weekdays = new Set([...workingWeek, ...known.map(weekdayOf)])
  const fits = (day: string) => weekdays.has(weekdayOf(day)) && !isHoliday(day)
  const moved = new Map<string, string>()
  let last = ''
  for (const day of known) {
    let to = addDays(first, daysBetween(start ?? day, day))
    while (to <= last || !fits(to)) to = addDays(to, 1)
    moved.set(day, to)
    last = to
  }
  return moved
}

const workingWeek = [1, 2, 3, 4, 5]
const longest = 2 * 366
