import { and, eq, or, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { personDetails, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type Alike = Awaited<ReturnType<typeof selectAlike>>[number]

type Sought = { email: string; sortKey: string }

/** Whoever has one of these addresses or one of these names, with what tells them apart. */
export function selectAlike({ db, organisationId }: Scope, sought: readonly Sought[]) {
  const emails = JSON.stringify(sought.map(({ email }) => email).filter(Boolean))
  const names = JSON.stringify(sought.map(({ sortKey }) => sortKey).filter(Boolean))
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        sortKey: persons.sortKey,
        email: persons.email,
        bornOn: personDetails.bornOn,
        companies: sql<string>`(select json_group_array(json_array(companies.id, companies.name)) from employments
          join companies on companies.organisation_id = ${organisationId} and companies.id = employments.company_id
          where employments.organisation_id = ${organisationId} and employments.person_id = ${persons.id}
            and employments.until = '')`.as('companies'),
      }),
    )
    .from(persons)
    .leftJoin(
      personDetails,
      and(eq(personDetails.organisationId, organisationId), eq(personDetails.personId, persons.id)),
    )
    .where(
      and(
        eq(persons.organisationId, organisationId),
        or(
          sql`${persons.email} in (select value from json_each(${emails}))`,
          sql`${persons.sortKey} in (select value from json_each(${names}))`,
        ),
      ),
    )
    .limit(50)
}
