import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { papers, paperVoids, stalePapers, timetables } from './tables.ts'

export type JudgedPaper = Awaited<ReturnType<typeof selectJudgedPapers>>[number]

export const insertTimetable = (
  { db, organisationId }: Scope,
  sessionId: string,
  kept: { id: string; slots: string },
): Statement =>
  db
    .insert(timetables)
    .values({ organisationId, sessionId, ...kept })
    .onConflictDoNothing()

export const selectTimetables = ({ db, organisationId }: Scope, sessionId: string | SQL) =>
  db
    .select(named({ id: timetables.id, slots: timetables.slots }))
    .from(timetables)
    .where(and(eq(timetables.organisationId, organisationId), eq(timetables.sessionId, sessionId)))
    .limit(200)

/** Papers that may say otherwise than the slots: those that stand, and those that a change has made void. */
export const selectJudgedPapers = ({ db, organisationId }: Scope, sessionId: string | SQL, kinds: readonly string[]) =>
  db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        siteId: papers.siteId,
        timetableId: papers.timetableId,
        voidedAt: paperVoids.at,
        changeId: stalePapers.changeId,
        isSigned: sql<number>`exists (select 1 from signature_requests
          join signature_ends on signature_ends.organisation_id = ${organisationId} and signature_ends.request_id = signature_requests.id
          where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id}
            and signature_ends.how = 'completed')`.as('is_signed'),
        isCorrected: sql<number>`exists (select 1 from papers later
          where later.organisation_id = ${organisationId} and later.corrects_id = ${papers.id})`.as('is_corrected'),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(stalePapers, and(eq(stalePapers.organisationId, organisationId), eq(stalePapers.paperId, papers.id)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        eq(papers.sessionId, sessionId),
        inArray(papers.kind, [...kinds]),
        isNotNull(papers.timetableId),
      ),
    )
    .limit(4000)
