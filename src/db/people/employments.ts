import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { companies, employments, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type EmploymentRow = Awaited<ReturnType<typeof selectEmploymentsOf>>[number]
export type EmployeeRow = Awaited<ReturnType<typeof selectEmployees>>[number]

/** Where somebody works and has worked, the present first. */
export function selectEmploymentsOf({ db, organisationId }: Scope, personId: string) {
  return db
    .select(
      named({
        id: employments.id,
        companyId: employments.companyId,
        company: companies.name,
        title: employments.title,
        since: employments.since,
        until: employments.until,
      }),
    )
    .from(employments)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, employments.companyId)))
    .where(and(eq(employments.organisationId, organisationId), eq(employments.personId, personId)))
    .orderBy(sql`${employments.until} <> ''`, desc(employments.since))
    .limit(30)
}

/** Who works in a company, then who has left it. */
export function selectEmployees({ db, organisationId }: Scope, companyId: string, limit: number) {
  return db
    .select(
      named({
        id: employments.id,
        personId: employments.personId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        title: employments.title,
        since: employments.since,
        until: employments.until,
      }),
    )
    .from(employments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, employments.personId)))
    .where(and(eq(employments.organisationId, organisationId), eq(employments.companyId, companyId)))
    .orderBy(employments.until, employments.personId)
    .limit(limit)
}

export function selectEmployment({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: employments.id,
        personId: employments.personId,
        companyId: employments.companyId,
        company: companies.name,
        since: employments.since,
        until: employments.until,
      }),
    )
    .from(employments)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, employments.companyId)))
    .where(and(eq(employments.organisationId, organisationId), eq(employments.id, id)))
}

type NewEmployment = Pick<
  typeof employments.$inferInsert,
  'id' | 'personId' | 'companyId' | 'title' | 'since' | 'until'
>

/** Nothing when they already work there: the same form twice is one employment. */
export function insertEmployment({ db, organisationId, clock, actor }: Scope, given: NewEmployment): Statement {
  const { id, personId, companyId, title, since, until } = given
  return db
    .insert(employments)
    .select(sql`select ${organisationId}, ${id}, ${personId}, ${companyId}, ${title}, ${since},
    ${until}, ${clock.now()}, ${actor.id} where ${until} <> '' or not exists (select 1 from employments
      where employments.organisation_id = ${organisationId} and employments.person_id = ${personId}
      and employments.company_id = ${companyId} and employments.until = '')`)
}

export function updateEmploymentEnd({ db, organisationId }: Scope, id: string, until: string): Statement {
  return db
    .update(employments)
    .set({ until })
    .where(and(eq(employments.organisationId, organisationId), eq(employments.id, id), eq(employments.until, '')))
}
