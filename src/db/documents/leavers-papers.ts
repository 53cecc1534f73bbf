import { inArray, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { papers } from './tables.ts'

export type LeaverPaper = Awaited<ReturnType<typeof selectPapersCounting>>[number]

/** One enrolment, or those of a pack that was sold whole. */
type Whose = { enrolmentId: string | SQL } | { saleId: string }

/** What says days, stands, and counts on somebody who may still leave: theirs, and since then the sheets and their company's. */
export const selectPapersCounting = ({ db, organisationId }: Scope, whose: Whose, kinds: readonly string[]) => {
  const chosen =
    'saleId' in whose
      ? sql`who.id in (select sold.enrolment_id from pack_sale_seats sold
          where sold.organisation_id = ${organisationId} and sold.sale_id = ${whose.saleId})`
      : sql`who.id = ${whose.enrolmentId}`
  const leaving = sql`from enrolments who where who.organisation_id = ${organisationId} and ${chosen} and who.state <> 'waiting'
      and not exists (select 1 from enrolment_ends gone where gone.organisation_id = ${organisationId} and gone.enrolment_id = who.id)
      and not exists (select 1 from presences there where there.organisation_id = ${organisationId} and there.enrolment_id = who.id)`
  return db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        enrolmentId: papers.enrolmentId,
        isSigned: sql<number>`exists (select 1 from signature_requests
          join signature_ends on signature_ends.organisation_id = ${organisationId} and signature_ends.request_id = signature_requests.id
          where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = ${papers.id}
            and signature_ends.how = 'completed')`.as('is_signed'),
      }),
    )
    .from(papers)
    .where(
      sql`${papers.organisationId} = ${organisationId} and ${inArray(papers.kind, [...kinds])}
        and ${papers.sessionId} in (select who.session_id ${leaving})
        and not exists (select 1 from paper_voids void where void.organisation_id = ${organisationId} and void.paper_id = ${papers.id})
        and (${papers.enrolmentId} in (select who.id ${leaving}) or (${papers.enrolmentId} is null and exists (select 1 ${leaving} and who.session_id = ${papers.sessionId}
          and who.at <= ${papers.at} and (${papers.kind} = 'emargement' or ${papers.companyId} = who.company_id))))`,
    )
    .orderBy(papers.kind, papers.at)
    .limit(200)
}
