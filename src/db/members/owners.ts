import { and, eq, ne, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { memberships, suspensions } from '#db/members/tables.ts'
import { offices } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import type { Whom } from './members.ts'

/**
 * Fails the batch when nobody is left who decides: an owner who may enter. Two owners who take each other's role at the
 * same moment: the second finds nobody, and writes nothing.
 */
export const keepsAnOwner = ({ db, organisationId }: Scope): Statement =>
  db
    .select(
      named({
        kept: sql<number>`iif(exists (select 1 from memberships
          left join suspensions on suspensions.organisation_id = ${organisationId} and suspensions.person_id = memberships.person_id
          where memberships.organisation_id = ${organisationId} and memberships.role = 'owner' and suspensions.person_id is null),
          1, json('overtaken'))`.as('kept'),
      }),
    )
    .from(offices)
    .where(eq(offices.organisationId, organisationId))

/** Another owner who may enter, besides this person: asked before, so that the refusal has its own words. */
export const selectOtherOwners = ({ db, organisationId }: Scope, personId: Whom) =>
  db
    .select(named({ personId: memberships.personId }))
    .from(memberships)
    .leftJoin(
      suspensions,
      and(eq(suspensions.organisationId, organisationId), eq(suspensions.personId, memberships.personId)),
    )
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        eq(memberships.role, 'owner'),
        ne(memberships.personId, personId),
        sql`${suspensions.personId} is null`,
      ),
    )
    .limit(1)
