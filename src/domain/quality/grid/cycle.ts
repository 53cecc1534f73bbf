import type { AuditType } from './findings.ts'
import { monthsAfter } from './months.ts'

export type Cycle = { surveillanceFrom: string; surveillanceTo: string; expires: string }
export type Position = 'early' | 'inside' | 'in_time' | 'late'

/** A certificate stands three years; it is looked at again between its fourteenth and its twenty-second month. */
export const cycleOf = (obtained: string): Cycle => ({
  surveillanceFrom: monthsAfter(obtained, 14),
  surveillanceTo: monthsAfter(obtained, 22),
  expires: monthsAfter(obtained, 36),
})

/** Whether an audit on that day comes when it should. */
export function positionOf(type: AuditType, day: string, cycle: Cycle): Position {
  if (type !== 'surveillance') return day < cycle.expires ? 'in_time' : 'late'
  if (day < cycle.surveillanceFrom) return 'early'
  return day <= cycle.surveillanceTo ? 'inside' : 'late'
}
