import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { nearCompanies } from '#db/people/companies.ts'
import { nearPeople } from '#db/people/people.ts'
import { companies, personDetails, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type LeavingPerson = Awaited<ReturnType<typeof selectLeavingPeople>>[number]
export type LeavingCompany = Awaited<ReturnType<typeof selectLeavingCompanies>>[number]

/** One page of the people of a file, in the order of the list; those who were never on the sites seen are marked. */
export const selectLeavingPeople = (scope: Scope, listing: Listing, limit: number) =>
  scope.db
    .select(
      named({
        id: persons.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        isSeen: cameTo(scope, sql`enrolments.person_id = ${persons.id}`),
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        phone: persons.phone,
        job: personDetails.job,
        town: personDetails.town,
        companies: sql<string>`coalesce((select group_concat(companies.name, ', ') from employments
          join companies on companies.organisation_id = ${scope.organisationId} and companies.id = employments.company_id
          where employments.organisation_id = ${scope.organisationId} and employments.person_id = ${persons.id}
          and employments.until = ''), '')`.as('companies'),
      }),
    )
    .from(sql`${nearPeople(scope, listing, limit)} as near`)
    .innerJoin(persons, and(eq(persons.organisationId, scope.organisationId), sql`${persons.id} = near.id`))
    .leftJoin(
      personDetails,
      and(eq(personDetails.organisationId, scope.organisationId), eq(personDetails.personId, persons.id)),
    )
    .orderBy(sql`near.sort_key`, sql`near.id`)

export const selectLeavingCompanies = (scope: Scope, listing: Listing, limit: number) =>
  scope.db
    .select(
      named({
        id: companies.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        isSeen: cameTo(scope, sql`enrolments.company_id = ${companies.id}`),
        name: companies.name,
        siret: companies.siret,
        opco: companies.opco,
        street: companies.street,
        postalCode: companies.postalCode,
        town: companies.town,
        email: companies.email,
        phone: companies.phone,
        representative: companies.representative,
      }),
    )
    .from(sql`${nearCompanies(scope, listing, limit)} as near`)
    .innerJoin(companies, and(eq(companies.organisationId, scope.organisationId), sql`${companies.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)

/** Whoever sees some sites takes away those who were enrolled there. */
function cameTo({ organisationId, sites }: Scope, whose: SQL) {
  if (sites === 'all') return sql<number>`1`.as('is_seen')
  return sql<number>`exists (select 1 from enrolments
    join sessions on sessions.organisation_id = ${organisationId} and sessions.id = enrolments.session_id
    where enrolments.organisation_id = ${organisationId} and ${whose}
    and sessions.site_id in (select value from json_each(${JSON.stringify(sites)})))`.as('is_seen')
}
