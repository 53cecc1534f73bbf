import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { secondFactors } from '#db/members/tables.ts'
import { counters } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import type { Seen } from './members.ts'
import { near } from './near.ts'

export type UnprotectedRow = Awaited<ReturnType<typeof selectUnprotected>>[number]

/** The first of the staff who have no second factor, for who sees everybody. */
export const selectUnprotected = (scope: Scope, seen: Seen, limit: number) =>
  scope.db
    .select(named({ id: persons.id, givenName: persons.givenName, familyName: persons.familyName }))
    .from(
      sql`${near(scope, 'all', { q: '', after: null, role: '', state: 'unprotected' }, seen === 'all' ? limit : 0)} as near`,
    )
    .innerJoin(persons, and(eq(persons.organisationId, scope.organisationId), sql`${persons.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)

/** How many they are in all; no row when nobody ever was. */
export const selectUnprotectedCount = ({ db, organisationId }: Scope) =>
  db
    .select(named({ count: counters.value }))
    .from(counters)
    .where(
      and(eq(counters.organisationId, organisationId), eq(counters.name, 'unprotected_staff'), eq(counters.siteId, '')),
    )

export const insertSecondFactor = ({ db, organisationId, clock }: Scope, identityId: string): Statement =>
  db
    .insert(secondFactors)
    .select(
      sql`select ${organisationId}, persons.id, ${clock.now()} from persons
        where persons.organisation_id = ${organisationId} and persons.identity_id = ${identityId}`,
    )
    .onConflictDoNothing()

export const deleteSecondFactor = ({ db, organisationId }: Scope, identityId: string): Statement =>
  db.delete(secondFactors).where(
    and(
      eq(secondFactors.organisationId, organisationId),
      sql`${secondFactors.personId} in (select persons.id from persons
        where persons.organisation_id = ${organisationId} and persons.identity_id = ${identityId})`,
    ),
  )
