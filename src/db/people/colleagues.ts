import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/**
 * Of people with these addresses or names, those whom the companies of somebody employ or have sent, and which companies:
 * nobody else is found, so that nobody learns who else is known here.
 */
export function selectColleagues(
  { db, organisationId }: Scope,
  contact: SQL,
  sought: readonly { email: string; sortKey: string }[],
) {
  const emails = JSON.stringify(sought.map(({ email }) => email).filter(Boolean))
  const names = JSON.stringify(sought.map(({ sortKey }) => sortKey).filter(Boolean))
  const theirs = sql<string>`(select json_group_array(json_array(ours.company_id)) from company_contacts ours
    where ours.organisation_id = ${organisationId} and ours.person_id = ${contact} and (
      exists (select 1 from employments where employments.organisation_id = ${organisationId}
        and employments.person_id = persons.id and employments.company_id = ours.company_id and employments.until = '')
      or exists (select 1 from enrolments where enrolments.organisation_id = ${organisationId}
        and enrolments.person_id = persons.id and enrolments.company_id = ours.company_id)))`
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        sortKey: persons.sortKey,
        email: persons.email,
        companies: theirs.as('companies'),
      }),
    )
    .from(persons)
    .where(
      and(
        eq(persons.organisationId, organisationId),
        or(
          sql`${persons.email} in (select value from json_each(${emails}))`,
          sql`${persons.sortKey} in (select value from json_each(${names}))`,
        ),
        sql`${theirs} <> '[]'`,
      ),
    )
    .limit(100)
}
