import { and, count, eq, isNotNull, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { grants, memberships } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/** The identities of those who hold one of these roles, each once. */
export function selectIdentitiesOf({ db, organisationId }: Scope, roles: readonly string[]) {
  return db
    .selectDistinct(named({ identityId: persons.identityId }))
    .from(memberships)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, memberships.personId)))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        sql`${memberships.role} in (select value from json_each(${JSON.stringify(roles)}))`,
        isNotNull(persons.identityId),
      ),
    )
}

/** Permissions given by hand are rare: counted when the table of roles is shown, and nowhere else. */
export function countGrants({ db, organisationId }: Scope) {
  return db
    .select(named({ grants: count() }))
    .from(grants)
    .where(eq(grants.organisationId, organisationId))
}
