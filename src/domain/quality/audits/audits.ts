import type { Statements } from '#db/database.ts'
import {
  type AuditRow,
  insertAudit,
  insertConclusion,
  insertPoints,
  type PointRow,
  writeVerdict,
} from '#db/quality/audits.ts'
import {
  deleteFindingClosure,
  type FindingRow,
  insertFinding,
  insertFindingClosure,
} from '#db/quality/audits-findings.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Grade } from '#domain/quality/grid/findings.ts'
import type { Indicator } from '#domain/quality/grid/version.ts'
import { auditTypeOf } from '#domain/quality/proofs/profile.ts'
import { openTicket } from '#domain/quality/tickets/tickets.ts'
import type { AuditInput, VerdictInput } from './audit.ts'
import { dueFor, type Found, findingsToRecord, gradeFor } from './findings.ts'
import { type Point, refuseVerdict } from './points.ts'

type Write = Parameters<typeof commit>[1][number]

export async function planAudit(
  scope: Scope,
  { id, title, kind, onDay, auditType, category, site, auditor }: AuditInput,
  grid: string,
  points: readonly Point[],
) {
  if (points.length === 0) return no('audit_empty')
  const siteId = site === '' ? null : site
  return commit(scope, [
    insertAudit(scope, { id, kind, title, onDay, auditType, grid, category, siteId, auditor }),
    insertPoints(scope, id, points),
    record(scope, 'audit_planned', id, { name: title, kind, day: onDay, points: points.length }, siteId),
  ])
}

/** What was seen of one point. Until the audit is concluded it may be said again. */
export async function giveVerdict<const T extends Statements>(
  scope: Scope,
  audit: AuditRow,
  point: PointRow,
  indicator: Indicator | undefined,
  { version, proofs, ...said }: VerdictInput,
  show: T,
) {
  if (audit.concludedAt !== null) return no('audit_over')
  const refusal = refuseVerdict(indicator, said)
  if (refusal) return no(refusal)
  const name = `${audit.title}, ${point.question}`.slice(0, 200)
  const writes = [
    writeVerdict(scope, audit.id, point.number, version, { ...said, proofs: JSON.stringify(proofs) }),
    exactlyOne(scope),
    record(scope, 'audit_point_seen', audit.id, { name, verdict: said.verdict }, audit.siteId),
  ]
  return commit(scope, writes, ...show)
}

/** The audit is over: what falls short and was not recorded meanwhile becomes findings, each with its deadline. */
export async function concludeAudit(
  scope: Scope,
  audit: AuditRow,
  points: readonly PointRow[],
  recorded: readonly FindingRow[],
  unlifted: readonly number[],
  summary: string,
  wording: Wording,
) {
  if (audit.concludedAt !== null) return no('audit_over')
  if (!points.some(({ verdict }) => verdict !== null && verdict !== 'not_seen')) return no('audit_unseen')
  const found = findingsToRecord(audited(audit), points, recorded, unlifted)
  const all = [...found, ...recorded]
  const count = (grade: Grade) => all.filter((one) => one.grade === grade).length
  return commit(scope, [
    insertConclusion(scope, audit.id, summary),
    ...found.flatMap((one) => finding(scope, audit, one, audit.auditor, wording)),
    record(
      scope,
      'audit_concluded',
      audit.id,
      { name: audit.title, minors: count('minor'), majors: count('major') },
      audit.siteId,
    ),
  ])
}

/** Said while the audit goes on: the verdict and its finding, with the deadline that runs from the day of the audit. */
export async function findLive(
  scope: Scope,
  audit: AuditRow,
  point: PointRow,
  indicator: Indicator | undefined,
  { grade: said, comment, foundBy }: { grade: Grade; comment: string; foundBy: string },
  unlifted: readonly number[],
  wording: Wording,
) {
  if (audit.concludedAt !== null) return no('audit_over')
  const refusal = refuseVerdict(indicator, { verdict: said, comment })
  if (refusal) return no(refusal)
  const grade = gradeFor(said, point.indicator, unlifted)
  const { number } = point
  const found = { number, indicator: point.indicator, grade, said: comment, dueOn: dueFor(audited(audit), grade) }
  return commit(scope, [
    writeVerdict(scope, audit.id, number, point.version ?? 0, {
      verdict: said,
      comment,
      proofs: point.proofs ?? '[]',
    }),
    exactlyOne(scope),
    ...finding(scope, audit, found, foundBy, wording),
  ])
}

/** It is mended, and somebody has seen it. One that has a ticket closes with it. */
export async function closeFinding(scope: Scope, found: FindingRow, note: string) {
  if (found.closedAt !== null) return no('already_closed')
  if (found.ticketId !== '') return no('finding_has_ticket')
  return commit(scope, closing(scope, found, note))
}

/** For the batch of whoever closes its ticket. */
export const closing = (scope: Scope, found: FindingRow, note: string): Write[] => [
  insertFindingClosure(scope, found.id, note),
  record(
    scope,
    'finding_closed',
    found.id,
    { name: found.auditTitle, indicator: found.indicator, audit: found.auditId },
    found.siteId,
  ),
]

/** Its ticket is open again. */
export const reopening = (scope: Scope, found: FindingRow): Write[] => [
  deleteFindingClosure(scope, found.id),
  record(
    scope,
    'finding_reopened',
    found.id,
    { name: found.auditTitle, indicator: found.indicator, audit: found.auditId },
    found.siteId,
  ),
]

/** How a finding is called where it is mended. */
export type Wording = (found: Found) => string

function finding(scope: Scope, audit: AuditRow, found: Found, foundBy: string, wording: Wording): Write[] {
  const id = scope.ids.next()
  const ticketId = scope.ids.next()
  const { grade, indicator, dueOn, said: body } = found
  const title = wording(found)
  const said = { name: title, grade, indicator, due: dueOn, audit: audit.id }
  return [
    insertFinding(scope, { ...found, id, auditId: audit.id, ticketId, foundBy }),
    record(scope, 'finding_recorded', id, said, audit.siteId),
    ...openTicket(scope, {
      id: ticketId,
      kind: 'finding',
      title,
      body,
      source: 'finding',
      sourceId: id,
      siteId: audit.siteId,
      receivedOn: dayOf(scope.clock.now()),
      dueOn,
    }),
  ]
}

const audited = ({ onDay, auditType }: AuditRow) => ({ onDay, auditType: auditTypeOf(auditType) })
