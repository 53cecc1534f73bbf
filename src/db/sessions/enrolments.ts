import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessionSeats, sessions } from '#db/sessions/tables.ts'

export type EnrolmentState = 'enrolled' | 'held' | 'waiting'

export type Chance = Awaited<ReturnType<typeof selectChance>>[number]

export type NewEnrolment = {
  id: string
  sessionId: string
  personId: string
  companyId: string | null
  price: number
  plannedMinutes: number
  source: 'office' | 'public' | 'company' | 'import' | 'api'
  heldUntil: number
}

/**
 * A seat when one is free and nobody waits for it, a place on the waiting list when not: in any other case nothing is
 * written, and whoever asked looks again.
 */
export function insertEnrolmentIf(scope: Scope, enrolment: NewEnrolment, state: EnrolmentState): Statement {
  return scope.db.insert(enrolments).select(sql`${rowOf(scope, enrolment, sql`${state}`)}
    and ${state === 'waiting' ? sql`not (${roomIn})` : roomIn}`)
}

/** Somebody who had left comes back, in the same row: the end that stood over it goes next. */
export function updateEndedEnrolment(scope: Scope, enrolment: NewEnrolment, state: EnrolmentState): Statement {
  const { db, organisationId, clock, actor } = scope
  const { id, companyId, price, plannedMinutes, source, heldUntil, sessionId } = enrolment
  const room = sql`exists (select 1 from ${sessions} join ${sessionSeats}
      on session_seats.organisation_id = ${organisationId} and session_seats.session_id = sessions.id
    where sessions.organisation_id = ${organisationId} and sessions.id = ${sessionId} and ${standing(organisationId)} and
      ${state === 'waiting' ? sql`not (${roomIn})` : roomIn})`
  return db
    .update(enrolments)
    .set({
      state,
      companyId,
      price,
      plannedMinutes,
      source,
      heldUntil,
      at: clock.now(),
      byId: actor.id,
      version: sql`${enrolments.version} + 1`,
    })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, id),
        room,
        sql`exists (select 1 from
        ${enrolmentEnds} where enrolment_ends.organisation_id = ${organisationId} and enrolment_ends.enrolment_id = ${id})`,
      ),
    )
}

export function deleteEnd({ db, organisationId }: Scope, enrolmentId: string): Statement {
  return db
    .delete(enrolmentEnds)
    .where(and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolmentId)))
}

/** How somebody stands in a session, and whether the session has room: one row when the session exists. */
export const selectChance = (scope: Scope, sessionId: string, personId: string) =>
  chances(scope, personId).where(and(eq(sessions.organisationId, scope.organisationId), eq(sessions.id, sessionId)))

/** The same of several sessions. */
export const selectChances = (scope: Scope, sessionIds: readonly string[], personId: string) =>
  chances(scope, personId)
    .where(
      and(
        eq(sessions.organisationId, scope.organisationId),
        sql`${sessions.id} in (select value from json_each(${JSON.stringify(sessionIds)}))`,
      ),
    )
    .limit(20)

function chances({ db, organisationId }: Scope, personId: string) {
  return db
    .select(
      named({
        sessionId: sessions.id,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        cancelledAt: sessionCancellations.at,
        hasRoom: sql<number>`${roomIn}`.as('has_room'),
        enrolmentId: enrolments.id,
        state: sql<EnrolmentState | null>`${enrolments.state}`.as('state'),
        endedAt: enrolmentEnds.at,
      }),
    )
    .from(sessions)
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .leftJoin(
      enrolments,
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessions.id),
        eq(enrolments.personId, personId),
      ),
    )
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
}

/** Whoever waits comes first: a seat that frees is not for who arrives at that moment. */
const roomIn = sql`session_seats.taken < sessions.seats_max and session_seats.waiting = 0`

const standing = (organisationId: string) => sql`not exists (select 1 from ${sessionCancellations}
  where session_cancellations.organisation_id = ${organisationId} and session_cancellations.session_id = sessions.id)`

function rowOf({ organisationId, clock, actor }: Scope, enrolment: NewEnrolment, state: SQL): SQL {
  const { id, sessionId, personId, companyId, price, plannedMinutes, source, heldUntil } = enrolment
  return sql`select ${organisationId}, ${id}, sessions.id, ${personId}, ${companyId}, ${state}, '', ${price},
      ${plannedMinutes}, ${source}, ${heldUntil}, 1, ${clock.now()}, ${actor.id}
    from ${sessions} join ${sessionSeats}
      on session_seats.organisation_id = ${organisationId} and session_seats.session_id = sessions.id
    where sessions.organisation_id = ${organisationId} and sessions.id = ${sessionId} and ${standing(organisationId)}`
}
