import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type TrainerRow = Awaited<ReturnType<typeof selectTrainersToQualify>>[number]

/** Those who wear the hat of a trainer and may not teach this programme yet, by name. */
export function selectTrainersToQualify(scope: Scope, programmeId: string, typed: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({ id: persons.id, givenName: persons.givenName, familyName: persons.familyName, email: persons.email }),
    )
    .from(sql`${near(scope, programmeId, typed, limit)} as near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** A single letter begins the names of half the team: the list says as much. */
function near(scope: Scope, programmeId: string, typed: string, limit: number): SQL {
  const { organisationId } = scope
  const mayNot = (id: SQL) =>
    sql`not exists (select 1 from qualifications held where held.organisation_id = ${organisationId}
      and held.programme_id = ${programmeId} and held.person_id = ${id})`
  if (typed.trim().length > 1) {
    const trains = sql`exists (select 1 from memberships worn where worn.organisation_id = ${organisationId}
      and worn.person_id = tokens.id and worn.role = 'trainer')`
    return firstMatching(scope, 'member', typed, { limit, also: sql`${trains} and ${mayNot(sql`tokens.id`)}` })
  }
  return sql`(select memberships.sort_key as sort_key, memberships.person_id as id from memberships
    where memberships.organisation_id = ${organisationId} and memberships.role = 'trainer'
    and ${mayNot(sql`memberships.person_id`)}
    order by memberships.sort_key, memberships.person_id limit ${limit})`
}
