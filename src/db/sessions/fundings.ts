import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { funders } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { fundings } from '#db/sessions/tables.ts'

export type FundingRow = Awaited<ReturnType<typeof selectFundings>>[number]
export type FundingFields = { funderId: string; amount: number; minutes: number; reference: string; state: string }

/** Who pays which part of an enrolment. */
export const selectFundings = (scope: Scope, enrolmentId: string | SQL) =>
  fundingRows(scope)
    .where(and(eq(fundings.organisationId, scope.organisationId), eq(fundings.enrolmentId, enrolmentId)))
    .orderBy(fundings.id)
    .limit(20)

export const selectFunding = (scope: Scope, id: string) =>
  fundingRows(scope).where(and(eq(fundings.organisationId, scope.organisationId), eq(fundings.id, id)))

/** Those one may choose from, by name. */
export const selectFunderNames = ({ db, organisationId }: Scope) =>
  db
    .select(named({ id: funders.id, name: funders.name }))
    .from(funders)
    .where(eq(funders.organisationId, organisationId))
    .orderBy(funders.sortKey)
    .limit(100)

export function insertFunding(scope: Scope, id: string, enrolmentId: string, fields: FundingFields): Statement {
  const { db, organisationId, clock } = scope
  return db.insert(fundings).values({ organisationId, id, enrolmentId, ...fields, version: 1, at: clock.now() })
}

export function updateFunding(
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: FundingFields,
): Statement {
  return db
    .update(fundings)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(fundings.organisationId, organisationId), eq(fundings.id, id), eq(fundings.version, version)))
}

export const deleteFunding = ({ db, organisationId }: Scope, id: string): Statement =>
  db.delete(fundings).where(and(eq(fundings.organisationId, organisationId), eq(fundings.id, id)))

function fundingRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: fundings.id,
        enrolmentId: fundings.enrolmentId,
        funderId: fundings.funderId,
        funder: funders.name,
        amount: fundings.amount,
        minutes: fundings.minutes,
        reference: fundings.reference,
        state: fundings.state,
        version: fundings.version,
      }),
    )
    .from(fundings)
    .innerJoin(funders, and(eq(funders.organisationId, organisationId), eq(funders.id, fundings.funderId)))
}

/** The enrolment that a funding pays, to ask about both in one trip. */
export const enrolmentOfFunding = ({ organisationId }: Scope, id: string): SQL =>
  sql`(select paid.enrolment_id from fundings paid where paid.organisation_id = ${organisationId} and paid.id = ${id})`
