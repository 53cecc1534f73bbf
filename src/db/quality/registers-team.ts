import { and, eq, isNull, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { memberships, suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/** Those who work here, by name. */
export const selectTeam = ({ db, organisationId }: Scope, limit = 100) =>
  db
    .selectDistinct(
      named({
        id: persons.id,
        sortKey: persons.sortKey,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
      }),
    )
    .from(memberships)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, memberships.personId)))
    .leftJoin(suspensions, and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, persons.id)))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        sql`${memberships.role} in ('owner', 'administrator', 'coordinator', 'quality', 'accountant', 'trainer', 'counsellor')`,
        isNull(suspensions.personId),
      ),
    )
    .orderBy(persons.sortKey, persons.id)
    .limit(limit)
