import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { holding } from '#db/search.ts'

export type TrainerRow = Awaited<ReturnType<typeof selectTrainersToQualify>>[number]

/** Those who wear the hat of a trainer and may not teach this programme yet, by name. */
export function selectTrainersToQualify(scope: Scope, programmeId: string, typed: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({ id: persons.id, givenName: persons.givenName, familyName: persons.familyName, email: persons.email }),
    )
    .from(sql`(select memberships.sort_key as sort_key, memberships.person_id as id from memberships
      where memberships.organisation_id = ${organisationId} and memberships.role = 'trainer'
      and ${holding(sql`memberships.sort_key`, typed) ?? sql`true`}
      and not exists (select 1 from qualifications held where held.organisation_id = ${organisationId}
        and held.programme_id = ${programmeId} and held.person_id = memberships.person_id)
      order by memberships.sort_key, memberships.person_id limit ${limit}) as near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}
