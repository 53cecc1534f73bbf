import { type AuditType, deadlinesOf, type Grade } from '#domain/quality/grid/findings.ts'

export type Seen = { number: number; indicator: number; verdict: string | null; comment: string | null }
export type Found = { number: number; indicator: number; grade: Grade; said: string; dueOn: string }

type Audited = { onDay: string; auditType: AuditType }

/** Three months for a major, six for a minor, from the day of the audit. */
export function dueFor({ onDay, auditType }: Audited, grade: Grade): string {
  const counts = grade === 'minor' ? { minors: 1, majors: 0 } : { minors: 0, majors: 1 }
  const { minorsBy, majorsBy } = deadlinesOf(auditType, onDay, {
    grades: new Map(),
    ...counts,
    effectiveMajors: counts.majors,
  })
  return (grade === 'minor' ? minorsBy : majorsBy) ?? onDay
}

/** A minor that the audit before had found already is a major by now. */
export const gradeFor = (verdict: Grade, indicator: number, unlifted: readonly number[]): Grade =>
  verdict === 'minor' && unlifted.includes(indicator) ? 'major' : verdict

/**
 * What an audit leaves to mend beside what was recorded while it went on: each shortcoming once, then one major for every
 * five minors, numbered 0, -1, -2…
 */
export function findingsToRecord(
  audit: Audited,
  seen: readonly Seen[],
  recorded: readonly { number: number; grade: string }[],
  unlifted: readonly number[],
): readonly Found[] {
  const own = seen.flatMap(({ number, indicator, verdict, comment }): Found[] => {
    if (verdict !== 'minor' && verdict !== 'major') return []
    if (recorded.some((one) => one.number === number)) return []
    const grade = gradeFor(verdict, indicator, unlifted)
    return [{ number, indicator, grade, said: comment ?? '', dueOn: dueFor(audit, grade) }]
  })
  const minors = [...own, ...recorded].filter(({ grade, number }) => grade === 'minor' && number > 0).length
  const together = Array.from({ length: Math.floor(minors / minorsToMajor) }, (_, at) => 0 - at)
    .filter((number) => !recorded.some((one) => one.number === number))
    .map((number): Found => ({ number, indicator: 0, grade: 'major', said: '', dueOn: dueFor(audit, 'major') }))
  return [...own, ...together]
}

const minorsToMajor = 5
