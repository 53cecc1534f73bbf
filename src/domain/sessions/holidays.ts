/** The eleven days when nobody works in the whole country, in the order of the year, as 2026-05-14. */
export function holidaysOf(year: number): readonly string[] {
  const easter = easterOf(year)
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'].map((day) => `${year}-${day}`)
  const moving = [afterEaster.monday, afterEaster.ascension, afterEaster.pentecostMonday].map((days) =>
    dayAfter(easter, days),
  )
  return [...fixed, ...moving].sort()
}

export const isHoliday = (day: string): boolean => holidaysOf(yearOf(day)).includes(day)

/** The day of Easter Sunday, by the anonymous Gregorian reckoning. */
export function easterOf(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451)
  const inMarch = moon + toSunday - 7 * late + 22
  return dayAfter(`${year}-03-01`, inMarch - 1)
}

/** The day that comes so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 3600_000).toISOString().slice(0, 10)
}

const afterEaster = { monday: 1, ascension: 39, pentecostMonday: 50 } as const

const yearOf = (day: string): number => Number(day.slice(0, 4))
