import { and, eq, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { named, type Statement } from '#db/database.ts'
import { auditFindingClosures, auditFindings, audits } from '#db/quality/audits-tables.ts'
import type { Scope } from '#db/scope.ts'
import { seenBy } from './audits.ts'

export type FindingRow = Awaited<ReturnType<typeof selectFinding>>[number]
export type NewFinding = Omit<typeof auditFindings.$inferInsert, 'organisationId' | 'at' | 'byId' | 'isOpen'>

export const selectFindings = (scope: Scope, auditId: string) =>
  findingRows(scope)
    .where(and(eq(auditFindings.organisationId, scope.organisationId), eq(auditFindings.auditId, auditId)))
    .orderBy(auditFindings.number)

export const selectFinding = (scope: Scope, id: string) =>
  findingRows(scope).where(and(eq(auditFindings.organisationId, scope.organisationId), eq(auditFindings.id, id)))

export const selectFindingOfTicket = (scope: Scope, ticketId: string) =>
  findingRows(scope).where(
    and(eq(auditFindings.organisationId, scope.organisationId), eq(auditFindings.ticketId, ticketId)),
  )

/** What remains to be mended, the most urgent first. */
export const selectOpenFindings = (scope: Scope, limit: number) =>
  findingRows(scope)
    .where(and(eq(auditFindings.organisationId, scope.organisationId), sql`${auditFindings.isOpen} = 1`, seenBy(scope)))
    .orderBy(auditFindings.dueOn, auditFindings.id)
    .limit(limit)

/** The indicators of minors that an earlier audit of the same kind found, and that nobody has mended. */
export function selectUnlifted({ db, organisationId }: Scope, auditId: string) {
  const earlier = alias(audits, 'earlier')
  return db
    .select(named({ indicator: auditFindings.indicator }))
    .from(audits)
    .innerJoin(auditFindings, and(eq(auditFindings.organisationId, organisationId), sql`${auditFindings.isOpen} = 1`))
    .innerJoin(
      earlier,
      and(
        eq(earlier.organisationId, organisationId),
        eq(earlier.id, auditFindings.auditId),
        eq(earlier.kind, audits.kind),
        lt(earlier.onDay, audits.onDay),
      ),
    )
    .where(
      and(
        eq(audits.organisationId, organisationId),
        eq(audits.id, auditId),
        eq(auditFindings.grade, 'minor'),
        sql`${auditFindings.indicator} > 0`,
      ),
    )
    .limit(60)
}

/** The same for any audit to come: what an auditor has found, and that still stands. */
export const selectUnliftedMinors = ({ db, organisationId }: Scope) =>
  db
    .select(named({ indicator: auditFindings.indicator }))
    .from(auditFindings)
    .innerJoin(audits, and(eq(audits.organisationId, organisationId), eq(audits.id, auditFindings.auditId)))
    .where(
      and(
        eq(auditFindings.organisationId, organisationId),
        sql`${auditFindings.isOpen} = 1`,
        eq(auditFindings.grade, 'minor'),
        sql`${auditFindings.indicator} > 0`,
        eq(audits.kind, 'external'),
      ),
    )
    .limit(60)

export const insertFinding = ({ db, organisationId, clock, actor }: Scope, finding: NewFinding): Statement =>
  db.insert(auditFindings).values({ organisationId, ...finding, at: clock.now(), byId: actor.id })

export const insertFindingClosure = (
  { db, organisationId, clock, actor }: Scope,
  findingId: string,
  note: string,
): Statement =>
  db.insert(auditFindingClosures).values({ organisationId, findingId, at: clock.now(), byId: actor.id, note })

export const deleteFindingClosure = ({ db, organisationId }: Scope, findingId: string): Statement =>
  db
    .delete(auditFindingClosures)
    .where(and(eq(auditFindingClosures.organisationId, organisationId), eq(auditFindingClosures.findingId, findingId)))

function findingRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: auditFindings.id,
        auditId: auditFindings.auditId,
        auditTitle: audits.title,
        siteId: audits.siteId,
        number: auditFindings.number,
        indicator: auditFindings.indicator,
        grade: auditFindings.grade,
        said: auditFindings.said,
        dueOn: auditFindings.dueOn,
        ticketId: auditFindings.ticketId,
        foundBy: auditFindings.foundBy,
        at: auditFindings.at,
        closedAt: auditFindingClosures.at,
        closedNote: auditFindingClosures.note,
      }),
    )
    .from(auditFindings)
    .innerJoin(audits, and(eq(audits.organisationId, organisationId), eq(audits.id, auditFindings.auditId)))
    .leftJoin(
      auditFindingClosures,
      and(
        eq(auditFindingClosures.organisationId, organisationId),
        eq(auditFindingClosures.findingId, auditFindings.id),
      ),
    )
}
