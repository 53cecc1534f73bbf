import { and, desc, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { funders } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments, fundings } from '#db/sessions/tables.ts'

export type FunderOfCompany = Awaited<ReturnType<typeof selectFundersMet>>[number]

/** Who has granted money to whom this company sends, among its latest enrolments. */
export function selectFundersMet({ db, organisationId }: Scope, companyId: string) {
  return db
    .select(named({ id: funders.id, name: funders.name, amount: sql<number>`sum(${fundings.amount})`.as('amount') }))
    .from(
      sql`(select enrolments.id as id from ${enrolments} where enrolments.organisation_id = ${organisationId}
        and enrolments.company_id = ${companyId} order by enrolments.at desc limit 50) as sent`,
    )
    .innerJoin(fundings, and(eq(fundings.organisationId, organisationId), sql`${fundings.enrolmentId} = sent.id`))
    .innerJoin(funders, and(eq(funders.organisationId, organisationId), eq(funders.id, fundings.funderId)))
    .where(eq(fundings.state, 'granted'))
    .groupBy(funders.id)
    .orderBy(desc(sql`amount`))
    .limit(10)
}
