import type { Speech } from '#words/words.ts'

type MonthKey = keyof Speech['figures']['monthNames']

/** « 2026 », « novembre 2026 ». */
export const periodName = (w: Speech, period: string): string =>
  period.length === 4 ? period : `${monthName(w, period)} ${period.slice(0, 4)}`

export const monthName = ({ figures }: Speech, period: string): string =>
  figures.monthNames[`m${period.slice(5)}` as MonthKey] ?? period
