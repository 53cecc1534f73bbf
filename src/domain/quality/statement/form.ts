import type { Check } from './checks.ts'
import type { Issues } from './issues.ts'
import type { Headcount } from './lines.ts'
import type { Lines } from './statement.ts'
import type { Speciality } from './trainees.ts'

/** What was counted, as it is kept. */
export type Answer = {
  lines: Lines
  checks: readonly Check[]
  guessed: number
  /** Absent from what was counted before they were looked for. */
  issues?: Issues
}

/** Nothing while it is being counted. */
export const answerOf = (kept: string): Answer | null => (kept === '' ? null : (JSON.parse(kept) as Answer))

/** One line a box, in the order of the form: to be copied down. */
export function csvOf(lines: Lines): string {
  const rows = Object.entries(lines).flatMap(([code, value]) => rowsOf(code, value))
  return `\uFEFF${['ligne;nombre;heures ou euros', ...rows].join('\r\n')}\r\n`
}

function rowsOf(code: string, value: Lines[keyof Lines]): string[] {
  if (typeof value === 'boolean') return [`${code};;${value ? 'oui' : 'non'}`]
  if (typeof value === 'number') return [`${code};;${value}`]
  if (isList(value)) return value.map(({ nsf, count, hours }, at) => `${code}.${at + 1} (${nsf});${count};${hours}`)
  return [`${code};${value.count};${value.hours}`]
}

const isList = (value: Headcount | readonly Speciality[]): value is readonly Speciality[] => Array.isArray(value)
