import { and, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { papers, paperVoids, stalePapers } from './tables.ts'

export type StalePaper = Awaited<ReturnType<typeof selectToReissue>>[number]

/** Papers of a session that say its days and stand, among those that were issued between the two. */
export const selectDatedPapers = (
  { db, organisationId }: Scope,
  sessionId: string,
  kinds: readonly string[],
  since: number,
  until: number,
) =>
  db
    .select(named({ id: papers.id, number: papers.number, siteId: papers.siteId, voidedAt: paperVoids.at }))
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        eq(papers.sessionId, sessionId),
        inArray(papers.kind, [...kinds]),
        gt(papers.at, since),
        lte(papers.at, until),
        isNull(paperVoids.paperId),
      ),
    )
    .limit(2000)

/** What says of those who go to another session that they come to this one: their own papers, the sheets, their companies'. */
export const selectPapersOfLeavers = (
  { db, organisationId }: Scope,
  sessionId: string,
  enrolments: readonly string[],
  kinds: readonly string[],
  since: number,
  until: number,
) => {
  const theirs = sql`(select value from json_each(${JSON.stringify(enrolments)}))`
  return db
    .select(
      named({
        id: papers.id,
        number: papers.number,
        siteId: papers.siteId,
        kind: papers.kind,
        enrolmentId: papers.enrolmentId,
        companyId: papers.companyId,
        voidedAt: paperVoids.at,
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        eq(papers.sessionId, sessionId),
        inArray(papers.kind, [...kinds]),
        gt(papers.at, since),
        lte(papers.at, until),
        isNull(paperVoids.paperId),
        sql`(${papers.enrolmentId} in ${theirs} or (${papers.enrolmentId} is null and (${papers.kind} = 'emargement'
          or ${papers.companyId} in (select enrolments.company_id from enrolments
            where enrolments.organisation_id = ${organisationId} and enrolments.id in ${theirs}))))`,
      ),
    )
    .limit(2000)
}

export const insertStalePaper = (
  { db, organisationId, clock }: Scope,
  stale: { paperId: string; sessionId: string; changeId: string },
): Statement => db.insert(stalePapers).values({ organisationId, ...stale, at: clock.now() })

/** Those that this change has voided, and that no other paper stands for. */
export const selectStaleBy = ({ db, organisationId }: Scope, sessionId: string, changeId: string) =>
  db
    .select(
      named({
        id: papers.id,
        number: papers.number,
        siteId: papers.siteId,
        kind: papers.kind,
        companyId: papers.companyId,
      }),
    )
    .from(stalePapers)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, stalePapers.paperId)))
    .where(
      and(
        eq(stalePapers.organisationId, organisationId),
        eq(stalePapers.sessionId, sessionId),
        eq(stalePapers.changeId, changeId),
        uncorrected(organisationId),
      ),
    )
    .limit(2000)

export const deleteStalePaper = ({ db, organisationId }: Scope, paperId: string): Statement =>
  db.delete(stalePapers).where(and(eq(stalePapers.organisationId, organisationId), eq(stalePapers.paperId, paperId)))

export const deleteVoid = ({ db, organisationId }: Scope, paperId: string): Statement =>
  db.delete(paperVoids).where(and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, paperId)))

/** What is to be made again with the new days; those who have left need none. */
export const selectToReissue = ({ db, organisationId }: Scope, sessionId: string, after: string, limit: number) =>
  db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        enrolmentId: papers.enrolmentId,
        companyId: papers.companyId,
        personId: papers.personId,
        body: papers.body,
        wasSent:
          sql<number>`exists (select 1 from paper_sendings where paper_sendings.organisation_id = ${organisationId}
          and paper_sendings.paper_id = ${papers.id})`.as('was_sent'),
      }),
    )
    .from(stalePapers)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, stalePapers.paperId)))
    .where(and(toReissue(organisationId, sessionId), sql`${stalePapers.paperId} > ${after}`))
    .orderBy(stalePapers.paperId)
    .limit(limit)

/** As many of them as are asked for, to be counted or announced. */
export const selectReissueIds = ({ db, organisationId }: Scope, sessionId: string, limit: number) =>
  db
    .select(named({ id: stalePapers.paperId }))
    .from(stalePapers)
    .innerJoin(papers, and(eq(papers.organisationId, organisationId), eq(papers.id, stalePapers.paperId)))
    .where(toReissue(organisationId, sessionId))
    .limit(limit)

const toReissue = (organisationId: string, sessionId: string) =>
  and(
    eq(stalePapers.organisationId, organisationId),
    eq(stalePapers.sessionId, sessionId),
    sql`${stalePapers.changeId} <> 'cancellation'`,
    uncorrected(organisationId),
    sql`not exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
      and enrolment_ends.enrolment_id = ${papers.enrolmentId})`,
  )

const uncorrected = (organisationId: string) => sql`not exists (select 1 from papers later
  where later.organisation_id = ${organisationId} and later.corrects_id = ${papers.id})`
