import { dayAfter, isHoliday } from './holidays.ts'

/** Neither Saturday, nor Sunday, nor a public holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}

/** The day itself when people work on it, else the next one when they do. */
export const workingDayFrom = (day: string): string => (isWorkingDay(day) ? day : workingDayFrom(dayAfter(day, 1)))

/** The day itself when people work on it, else the last one when they did. */
export const workingDayUntil = (day: string): string => (isWorkingDay(day) ? day : workingDayUntil(dayAfter(day, -1)))

/** So many working days after a day, or before it; none leaves it where it is. */
export function afterWorkingDays(day: string, count: number): string {
  const step = Math.sign(count)
  let there = day
  for (let left = Math.abs(count); left > 0; ) {
    there = dayAfter(there, step)
    if (isWorkingDay(there)) left--
  }
  return there
}

/** The working days from one day to another, both counted. */
export function workingDaysBetween(first: string, last: string): readonly string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = dayAfter(day, 1)) if (isWorkingDay(day)) days.push(day)
  return days
}
