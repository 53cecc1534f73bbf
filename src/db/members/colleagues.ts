import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type ColleagueRow = Awaited<ReturnType<typeof selectColleagues>>[number]

/**
 * Owners may answer for what is followed here; keepers may look after a session; trainers teach; the team is everybody who
 * works here.
 */
type Asked = 'owners' | 'keepers' | 'trainers' | 'team'

/** A few of those who may sign in and whose name begins with the words typed. A single letter begins the names of half the team. */
export function selectColleagues(scope: Scope, asked: Asked, typed: string, limit = 8) {
  const { organisationId } = scope
  const name = typed.split(',')[0]?.trim() ?? ''
  const works = sql`exists (select 1 from memberships worn where worn.organisation_id = ${organisationId}
    and worn.person_id = tokens.id and worn.role in (${sql.raw(rolesOf[asked])}))`
  const enters = sql`not exists (select 1 from suspensions held where held.organisation_id = ${organisationId}
    and held.person_id = tokens.id)`
  const near = firstMatching(scope, 'member', name.length > 1 ? name : '', { limit, also: sql`${works} and ${enters}` })
  return rowsOf(scope)
    .from(sql`${near} as near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** The one of that id, when they may be chosen so. */
export const selectColleague = (scope: Scope, asked: Asked, id: string) =>
  rowsOf(scope)
    .from(persons)
    .where(
      and(
        eq(persons.organisationId, scope.organisationId),
        eq(persons.id, id),
        sql`exists (select 1 from memberships worn where worn.organisation_id = ${scope.organisationId}
          and worn.person_id = ${persons.id} and worn.role in (${sql.raw(rolesOf[asked])}))`,
      ),
    )

const rowsOf = ({ db }: Scope) =>
  db.select(
    named({
      id: persons.id,
      name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
      note: persons.email,
    }),
  )

const keepers = "'owner', 'administrator', 'coordinator'"
const owners = `${keepers}, 'quality'`
const rolesOf = {
  keepers,
  owners,
  trainers: "'trainer'",
  team: `${owners}, 'accountant', 'trainer', 'counsellor'`,
} as const
