import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { grants, membershipSites, memberships, secondFactors, suspensions } from '#db/members/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/** Who an identity is here, whether she decides, and how many others do who may enter. */
export function selectOwnership({ db, organisationId }: Scope, identityId: string) {
  const owns = sql<number>`exists (select 1 from memberships held
    where held.organisation_id = ${organisationId} and held.person_id = persons.id and held.role = 'owner')`
  const others = sql<number>`(select count(distinct other.person_id) from memberships other
    left join suspensions held_back on held_back.organisation_id = ${organisationId} and held_back.person_id = other.person_id
    where other.organisation_id = ${organisationId} and other.role = 'owner' and other.person_id <> persons.id
    and held_back.person_id is null)`
  return db
    .select(
      named({
        personId: persons.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('full_name'),
        owns: owns.as('owns'),
        otherOwners: others.as('other_owners'),
      }),
    )
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), eq(persons.identityId, identityId)))
}

/** What makes somebody an owner. */
export function deleteOwnership({ db, organisationId }: Scope, personId: string): Statement[] {
  const owned = and(
    eq(memberships.organisationId, organisationId),
    eq(memberships.personId, personId),
    eq(memberships.role, 'owner'),
  )
  const worn = sql`(select ${memberships.id} from ${memberships} where ${owned})`
  return [
    db
      .delete(membershipSites)
      .where(and(eq(membershipSites.organisationId, organisationId), sql`${membershipSites.membershipId} in ${worn}`)),
    db.delete(memberships).where(owned),
  ]
}

/** Everything that let somebody in: roles with their sites, grants, and the suspension that held them back. */
export function deleteAccesses({ db, organisationId }: Scope, personId: string): Statement[] {
  const worn = sql`(select ${memberships.id} from ${memberships}
    where ${memberships.organisationId} = ${organisationId} and ${memberships.personId} = ${personId})`
  return [
    db
      .delete(membershipSites)
      .where(and(eq(membershipSites.organisationId, organisationId), sql`${membershipSites.membershipId} in ${worn}`)),
    ...[memberships, grants, suspensions, secondFactors].map((table) =>
      db.delete(table).where(and(eq(table.organisationId, organisationId), eq(table.personId, personId))),
    ),
  ]
}
