/** 2026 or 2026-11; anything else is the year it is. */
export function readPeriod(asked: string | undefined, today: string): string {
  return asked && /^20\d\d(-(0[1-9]|1[0-2]))?$/.test(asked) ? asked : today.slice(0, 4)
}

export const yearOf = (period: string): string => period.slice(0, 4)

export const isMonth = (period: string): boolean => period.length === 7

export const monthsOf = (year: string): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)

/** The same period a year earlier. */
export const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
