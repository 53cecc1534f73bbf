import { inArray, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { papers } from './tables.ts'

export type SalePaper = Awaited<ReturnType<typeof selectPapersOfSale>>[number]

/** What says days, stands, and counts on somebody who would leave with the sale of a pack: theirs, the sheets, their companies'. */
export const selectPapersOfSale = ({ db, organisationId }: Scope, saleId: string, kinds: readonly string[]) => {
  const leaving = sql`from pack_sale_seats sold join enrolments who
      on who.organisation_id = ${organisationId} and who.id = sold.enrolment_id
    where sold.organisation_id = ${organisationId} and sold.sale_id = ${saleId}
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
        and (${papers.enrolmentId} in (select who.id ${leaving}) or (${papers.enrolmentId} is null and (${papers.kind} = 'emargement'
          or ${papers.companyId} in (select who.company_id ${leaving} and who.session_id = ${papers.sessionId}))))`,
    )
    .orderBy(papers.kind, papers.at)
    .limit(200)
}
