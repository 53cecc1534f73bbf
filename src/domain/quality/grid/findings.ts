import { monthsAfter } from './months.ts'
import type { Indicator } from './version.ts'

export type AuditType = 'initial' | 'surveillance' | 'renewal'

/** What the proofs of an indicator are worth: in part, not at all, or enough to doubt of the quality. */
export type Shortcoming = 'partial' | 'missing' | 'serious'
export type Grade = 'minor' | 'major'

/** A minor finding of the audit before. */
export type Earlier = { indicator: number; lifted: boolean }

export type Findings = {
  grades: ReadonlyMap<number, Grade>
  minors: number
  majors: number
  /** Five minors make one more. */
  effectiveMajors: number
}

const minorsToMajor = 5

/** How an auditor would grade what falls short, indicator by indicator. */
export function findingsOf(
  applicable: readonly Indicator[],
  shortcomings: ReadonlyMap<number, Shortcoming>,
  earlier: readonly Earlier[] = [],
): Findings {
  const grades = new Map<number, Grade>()
  for (const indicator of applicable) {
    const shortcoming = shortcomings.get(indicator.number)
    if (shortcoming) grades.set(indicator.number, gradeOf(indicator, shortcoming, earlier))
  }
  const minors = [...grades.values()].filter((grade) => grade === 'minor').length
  const majors = grades.size - minors
  return { grades, minors, majors, effectiveMajors: majors + Math.floor(minors / minorsToMajor) }
}

/** Not lifted since the last time, a minor comes back as a major. What nobody knows how to grade is feared. */
function gradeOf({ number, grading }: Indicator, shortcoming: Shortcoming, earlier: readonly Earlier[]): Grade {
  const isBack = earlier.some(({ indicator, lifted }) => indicator === number && !lifted)
  return shortcoming === 'partial' && grading === 'gradable' && !isBack ? 'minor' : 'major'
}

export type Outcome = 'granted' | 'maintained' | 'renewed' | 'to_lift'

export function outcomeOf(type: AuditType, { effectiveMajors }: Findings): Outcome {
  if (effectiveMajors > 0) return 'to_lift'
  return type === 'initial' ? 'granted' : type === 'renewal' ? 'renewed' : 'maintained'
}

export type Deadlines = {
  minorsBy?: string
  majorsBy?: string
  /** No certificate at all after that day. */
  refusedAfter?: string
  suspendedAfter?: string
  withdrawnAfter?: string
}

/** Six months to put a minor right, three for a major; then what happens to the certificate. */
export function deadlinesOf(type: AuditType, day: string, { minors, effectiveMajors }: Findings): Deadlines {
  const majorsBy = monthsAfter(day, 3)
  const afterwards =
    type === 'initial' ? { refusedAfter: majorsBy } : { suspendedAfter: majorsBy, withdrawnAfter: monthsAfter(day, 6) }
  return {
    ...(minors > 0 ? { minorsBy: monthsAfter(day, 6) } : {}),
    ...(effectiveMajors > 0 ? { majorsBy, ...afterwards } : {}),
  }
}
