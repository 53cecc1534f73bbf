import { sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

/** The session that one of these ids is, or belongs to: a slot, an enrolment, a paper, a task. */
export function selectSessionOf({ db, organisationId }: Scope, ids: readonly string[]) {
  const asked = sql`(select value from json_each(${JSON.stringify(ids)}))`
  const found = sql<string | null>`coalesce(
    (select its.id from sessions its where its.organisation_id = ${organisationId} and its.id in ${asked}),
    (select slot.session_id from slots slot where slot.organisation_id = ${organisationId} and slot.id in ${asked}),
    (select who.session_id from enrolments who where who.organisation_id = ${organisationId} and who.id in ${asked}),
    (select paper.session_id from papers paper where paper.organisation_id = ${organisationId} and paper.id in ${asked}),
    (select task.session_id from tasks task where task.organisation_id = ${organisationId} and task.id in ${asked}))`
  return db.select(named({ sessionId: found.as('session_of') })).from(sql`(select 1)`)
}
