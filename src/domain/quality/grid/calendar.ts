import { type Cycle, cycleOf, type Position, positionOf } from './cycle.ts'
import { type AuditType, type Deadlines, deadlinesOf, type Findings } from './findings.ts'

export type Calendar = {
  cycle: Cycle | null
  audit: { day: string; type: AuditType; position: Position | null } | null
  /** What the audit would leave to put right, and by when. */
  deadlines: Deadlines
}

type Dates = { certifiedOn: string; auditOn: string }

/** The days of a certificate: when it is looked at again, when it ends, and what follows the audit that is awaited. */
export function calendarOf({ certifiedOn, auditOn }: Dates, type: AuditType, feared: Findings): Calendar | null {
  if (certifiedOn === '' && auditOn === '') return null
  const cycle = certifiedOn === '' ? null : cycleOf(certifiedOn)
  if (auditOn === '') return { cycle, audit: null, deadlines: {} }
  const position = cycle && positionOf(type, auditOn, cycle)
  return { cycle, audit: { day: auditOn, type, position }, deadlines: deadlinesOf(type, auditOn, feared) }
}
