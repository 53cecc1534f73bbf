import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { grants, membershipSites, memberships, suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/** Who an identity is here, whether she decides, and how many others do who may enter. */
export function selectOwnership({ db, organisationId }: Scope, identityId: string) {
  const owner = sql`${memberships.organisationId} = ${organisationId} and ${memberships.role} = 'owner'`
  const others = sql<number>`(select count(distinct ${memberships.personId}) from ${memberships}
    left join ${suspensions} on ${suspensions.organisationId} = ${organisationId} and ${suspensions.personId} = ${memberships.personId}
    where ${owner} and ${memberships.personId} <> ${persons.id} and ${suspensions.personId} is null)`
  return db
    .select(
      named({
        personId: persons.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('full_name'),
        owns: sql<number>`exists (select 1 from ${memberships} where ${owner} and ${memberships.personId} = ${persons.id})`.as(
          'owns',
        ),
        otherOwners: others.as('other_owners'),
      }),
    )
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), eq(persons.identityId, identityId)))
}

/** Everything that let somebody in: roles with their sites, grants, and the suspension that held them back. */
export function deleteAccesses({ db, organisationId }: Scope, personId: string): Statement[] {
  const worn = sql`(select ${memberships.id} from ${memberships}
    where ${memberships.organisationId} = ${organisationId} and ${memberships.personId} = ${personId})`
  return [
    db
      .delete(membershipSites)
      .where(and(eq(membershipSites.organisationId, organisationId), sql`${membershipSites.membershipId} in ${worn}`)),
    ...[memberships, grants, suspensions].map((table) =>
      db.delete(table).where(and(eq(table.organisationId, organisationId), eq(table.personId, personId))),
    ),
  ]
}
