import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { sites } from '#db/organisations/tables.ts'
import { auditConclusions, auditPoints, audits, auditVerdicts } from '#db/quality/audits-tables.ts'
import type { Scope } from '#db/scope.ts'

export type AuditRow = Awaited<ReturnType<typeof selectAudit>>[number]
export type PointRow = Awaited<ReturnType<typeof selectPoints>>[number]
export type AuditFields = Omit<typeof audits.$inferInsert, 'organisationId' | 'version' | 'at' | 'byId'>
export type NewPoint = Omit<typeof auditPoints.$inferInsert, 'organisationId' | 'auditId'>
export type VerdictFields = Pick<typeof auditVerdicts.$inferInsert, 'verdict' | 'comment' | 'proofs'>

/** One page of audits, the latest first, and one more to know whether others follow. */
export function selectAudits(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after ? sql`(${audits.onDay}, ${audits.id}) < (${after[0]}, ${after[1]})` : undefined
  return auditRows(scope)
    .where(and(eq(audits.organisationId, scope.organisationId), beyond, seenBy(scope)))
    .orderBy(desc(audits.onDay), desc(audits.id))
    .limit(limit + 1)
}

export const selectAudit = (scope: Scope, id: string) =>
  auditRows(scope).where(and(eq(audits.organisationId, scope.organisationId), eq(audits.id, id), seenBy(scope)))

/** What is looked at, in order, with what was seen of it. */
export function selectPoints({ db, organisationId }: Scope, auditId: string) {
  return db
    .select(
      named({
        number: auditPoints.number,
        indicator: auditPoints.indicator,
        question: auditPoints.question,
        verdict: auditVerdicts.verdict,
        comment: auditVerdicts.comment,
        proofs: auditVerdicts.proofs,
        version: auditVerdicts.version,
      }),
    )
    .from(auditPoints)
    .leftJoin(
      auditVerdicts,
      and(
        eq(auditVerdicts.organisationId, organisationId),
        eq(auditVerdicts.auditId, auditPoints.auditId),
        eq(auditVerdicts.number, auditPoints.number),
      ),
    )
    .where(and(eq(auditPoints.organisationId, organisationId), eq(auditPoints.auditId, auditId)))
    .orderBy(auditPoints.number)
}

export const insertAudit = ({ db, organisationId, clock, actor }: Scope, audit: AuditFields): Statement =>
  db.insert(audits).values({ organisationId, ...audit, version: 1, at: clock.now(), byId: actor.id })

export const insertPoints = ({ db, organisationId }: Scope, auditId: string, points: readonly NewPoint[]): Statement =>
  db.insert(auditPoints).select(sql`select ${organisationId}, ${auditId}, value ->> 0, value ->> 1, value ->> 2
    from json_each(${JSON.stringify(points.map(({ number, indicator, question }) => [number, indicator, question]))})`)

/** Seen for the first time, or again by who has seen what was said before (version 0: nothing). Never once it is concluded. */
export function writeVerdict(scope: Scope, auditId: string, number: number, version: number, said: VerdictFields) {
  const { db, organisationId, clock, actor } = scope
  const open = sql`not exists (select 1 from audit_conclusions where audit_conclusions.organisation_id = ${organisationId}
    and audit_conclusions.audit_id = ${auditId})`
  const { verdict, comment, proofs } = said
  return version === 0
    ? db.insert(auditVerdicts).select(sql`select ${organisationId}, ${auditId}, ${number}, ${verdict}, ${comment},
        ${proofs}, 1, ${clock.now()}, ${actor.id} where ${open}`)
    : db
        .update(auditVerdicts)
        .set({ ...said, version: version + 1, at: clock.now(), byId: actor.id })
        .where(
          and(
            eq(auditVerdicts.organisationId, organisationId),
            eq(auditVerdicts.auditId, auditId),
            eq(auditVerdicts.number, number),
            eq(auditVerdicts.version, version),
            open,
          ),
        )
}

export const insertConclusion = (
  { db, organisationId, clock, actor }: Scope,
  auditId: string,
  summary: string,
): Statement =>
  db.insert(auditConclusions).values({ organisationId, auditId, at: clock.now(), byId: actor.id, summary })

function auditRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: audits.id,
        kind: audits.kind,
        title: audits.title,
        onDay: audits.onDay,
        auditType: audits.auditType,
        grid: audits.grid,
        category: audits.category,
        siteId: audits.siteId,
        siteName: sites.name,
        auditor: audits.auditor,
        at: audits.at,
        concludedAt: auditConclusions.at,
        summary: auditConclusions.summary,
      }),
    )
    .from(audits)
    .leftJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, audits.siteId)))
    .leftJoin(
      auditConclusions,
      and(eq(auditConclusions.organisationId, organisationId), eq(auditConclusions.auditId, audits.id)),
    )
}

/** Someone bound to some sites sees what concerns those, or all. */
export const seenBy = ({ sites: seen }: Scope) =>
  seen === 'all'
    ? undefined
    : sql`(${audits.siteId} is null or ${audits.siteId} in (select value from json_each(${JSON.stringify(seen)})))`
