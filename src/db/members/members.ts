import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { near, seenFrom } from './near.ts'

export type Seen = 'all' | readonly string[]
export type MemberRow = Awaited<ReturnType<typeof selectMember>>[number]
export type MemberLine = Awaited<ReturnType<typeof selectMembers>>[number]

/** A person by her id, or by what leads to it. */
export type Whom = string | SQL

export type MemberFilter = Listing & { role: string; state: string }

/** One page of the people who have a role here, by name; when words are searched, by the word that was found. */
export function selectMembers(scope: Scope, seen: Seen, filter: MemberFilter, limit: number) {
  const { db, organisationId } = scope
  const worn = sql<string>`(select json_group_array(json_array(other.role, other.all_sites,
    (select json_group_array(sites.name) from membership_sites
      join sites on sites.organisation_id = membership_sites.organisation_id and sites.id = membership_sites.site_id
      where membership_sites.organisation_id = ${organisationId} and membership_sites.membership_id = other.id)))
    from memberships other where other.organisation_id = ${organisationId} and other.person_id = ${persons.id})`

  return db
    .select(
      named({
        id: persons.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        suspendedAt: suspensions.at,
        hats: worn.as('worn'),
      }),
    )
    .from(sql`${near(scope, seen, filter, limit + 1)} as near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .leftJoin(suspensions, and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, persons.id)))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** Somebody who has a role here, or had one: who left keeps the sign-in that the traces are attributed to. */
export function selectMember(scope: Scope, seen: Seen, id: Whom) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        identityId: persons.identityId,
        suspendedAt: suspensions.at,
        suspendedReason: suspensions.reason,
      }),
    )
    .from(persons)
    .leftJoin(suspensions, and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, persons.id)))
    .where(
      and(
        eq(persons.organisationId, organisationId),
        eq(persons.id, id),
        sql`${persons.identityId} is not null`,
        seenFrom(scope, seen, sql`${persons.id}`),
      ),
    )
}
