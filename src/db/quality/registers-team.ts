import { and, eq, isNull, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/** Those who work here, by name: the first of each role, read in its own order. */
export function selectTeam({ db, organisationId }: Scope) {
  const each = hats.map(
    ([roles, most]) => sql`select * from (select memberships.person_id from memberships
      where memberships.organisation_id = ${organisationId} and memberships.role in (${sql.raw(roles)})
      order by memberships.sort_key, memberships.person_id limit ${most})`,
  )
  return db
    .select(
      named({
        id: persons.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
      }),
    )
    .from(persons)
    .leftJoin(suspensions, and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, persons.id)))
    .where(
      and(
        eq(persons.organisationId, organisationId),
        sql`${persons.id} in (${sql.join(each, sql` union all `)})`,
        isNull(suspensions.personId),
      ),
    )
    .orderBy(persons.sortKey, persons.id)
}

/** At most five together: the database joins no more. */
const hats = [
  ["'owner', 'administrator', 'quality', 'accountant'", 20],
  ["'coordinator'", 15],
  ["'counsellor'", 15],
  ["'trainer'", 50],
] as const
