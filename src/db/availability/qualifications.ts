import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { qualifications } from './tables.ts'

export type QualifiedRow = Awaited<ReturnType<typeof selectQualified>>[number]

/** Who may teach a programme, by name. */
export function selectQualified({ db, organisationId }: Scope, programmeId: string, limit = 100) {
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        at: qualifications.at,
      }),
    )
    .from(qualifications)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, qualifications.personId)))
    .where(and(eq(qualifications.organisationId, organisationId), eq(qualifications.programmeId, programmeId)))
    .orderBy(persons.sortKey, persons.id)
    .limit(limit)
}

/** Followed by `exactlyOne`: only somebody who wears the hat of a trainer, and once. */
export function insertQualification(scope: Scope, programmeId: string, personId: string): Statement {
  const { db, organisationId, clock, actor } = scope
  return db.insert(qualifications).select(
    sql`select ${organisationId}, ${programmeId}, ${personId}, ${clock.now()}, ${actor.id}
      where exists (select 1 from memberships where memberships.organisation_id = ${organisationId}
        and memberships.person_id = ${personId} and memberships.role = 'trainer')
      and not exists (select 1 from qualifications held where held.organisation_id = ${organisationId}
        and held.programme_id = ${programmeId} and held.person_id = ${personId})`,
  )
}

export function deleteQualification({ db, organisationId }: Scope, programmeId: string, personId: string): Statement {
  return db
    .delete(qualifications)
    .where(
      and(
        eq(qualifications.organisationId, organisationId),
        eq(qualifications.programmeId, programmeId),
        eq(qualifications.personId, personId),
      ),
    )
}
