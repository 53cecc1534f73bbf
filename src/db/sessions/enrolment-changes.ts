import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments } from '#db/sessions/tables.ts'

export type EnrolmentTerms = { price: number; plannedMinutes: number; companyId: string | null }

export function updateTerms(scope: Scope, id: string, version: number, terms: EnrolmentTerms): Statement {
  return scope.db
    .update(enrolments)
    .set({ ...terms, version: version + 1 })
    .where(and(one(scope, id), eq(enrolments.version, version)))
}

export function insertEnrolmentEnd(scope: Scope, enrolmentId: string, how: string, reason: string): Statement {
  const { db, organisationId, clock, actor } = scope
  return db.insert(enrolmentEnds).values({ organisationId, enrolmentId, how, at: clock.now(), byId: actor.id, reason })
}

/** The end goes when there is still a seat for them; who waited waits again. */
export function deleteEndIfRoom({ db, organisationId }: Scope, enrolmentId: string): Statement {
  return db.delete(enrolmentEnds).where(
    and(
      eq(enrolmentEnds.organisationId, organisationId),
      eq(enrolmentEnds.enrolmentId, enrolmentId),
      sql`exists (select 1 from enrolments join ${seatsOf(organisationId, sql`enrolments.session_id`)}
        where enrolments.organisation_id = ${organisationId} and enrolments.id = ${enrolmentId}
        and (enrolments.state = 'waiting' or session_seats.taken < sessions.seats_max))`,
    ),
  )
}

/** Whoever waits gets a seat, if one is free at this very moment. */
export function updateToSeat(scope: Scope, id: string): Statement {
  const { db, organisationId } = scope
  return db
    .update(enrolments)
    .set({ state: 'enrolled', heldUntil: 0, version: sql`${enrolments.version} + 1` })
    .where(
      and(
        one(scope, id),
        eq(enrolments.state, 'waiting'),
        notEnded(organisationId, id),
        sql`exists (select 1 from ${seatsAlone(organisationId)} and sessions.id = ${enrolments.sessionId}
          and session_seats.taken < sessions.seats_max)`,
      ),
    )
}

/** To another session, in the same row, so that everything that hangs on it follows. */
export function updateSession(scope: Scope, id: string, from: string, to: string, state: string): Statement {
  const { db, organisationId, clock } = scope
  const room = sql`session_seats.taken < sessions.seats_max and session_seats.waiting = 0`
  return db
    .update(enrolments)
    .set({ sessionId: to, state, heldUntil: 0, at: clock.now(), version: sql`${enrolments.version} + 1` })
    .where(
      and(
        one(scope, id),
        eq(enrolments.sessionId, from),
        notEnded(organisationId, id),
        sql`not exists (select 1 from presences where presences.organisation_id = ${organisationId}
          and presences.enrolment_id = ${id})`,
        sql`exists (select 1 from ${seatsAlone(organisationId)} and sessions.id = ${to}
          and ${state === 'waiting' ? sql`not (${room})` : room} and not exists (select 1 from session_cancellations
            where session_cancellations.organisation_id = ${organisationId}
            and session_cancellations.session_id = sessions.id))`,
      ),
    )
}

const one = ({ organisationId }: Scope, id: string) =>
  and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, id))

const notEnded = (organisationId: string, id: string): SQL => sql`not exists (select 1 from enrolment_ends
  where enrolment_ends.organisation_id = ${organisationId} and enrolment_ends.enrolment_id = ${id})`

const seatsOf = (organisationId: string, sessionId: SQL): SQL => sql`sessions
  on sessions.organisation_id = ${organisationId} and sessions.id = ${sessionId}
  join session_seats on session_seats.organisation_id = ${organisationId} and session_seats.session_id = sessions.id`

const seatsAlone = (organisationId: string): SQL => sql`sessions join session_seats
  on session_seats.organisation_id = ${organisationId} and session_seats.session_id = sessions.id
  where sessions.organisation_id = ${organisationId}`
