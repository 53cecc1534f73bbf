import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessionSeats, sessions } from './tables.ts'

export type SeatRow = Awaited<ReturnType<typeof selectSeat>>[number]

/** How somebody stands in a session, for who holds the address of that page. */
export function selectSeat({ db, organisationId }: Scope, enrolmentId: string) {
  return db
    .select(
      named({
        enrolmentId: enrolments.id,
        sessionId: enrolments.sessionId,
        personId: enrolments.personId,
        state: sql<'enrolled' | 'held' | 'waiting'>`${enrolments.state}`.as('state'),
        heldUntil: enrolments.heldUntil,
        version: enrolments.version,
        price: enrolments.price,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        siteId: sessions.siteId,
        code: sessions.code,
        title: sessions.title,
        isPaidOnline: sessions.isPaidOnline,
        cancelledAt: sessionCancellations.at,
        endedAt: enrolmentEnds.at,
        endedHow: enrolmentEnds.how,
        seatsLeft: sql<number>`${sessions.seatsMax} - ${sessionSeats.taken}`.as('seats_left'),
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, enrolmentId)))
}

/** Those who wait, whoever has waited longest first; those who let an offer pass come last. */
export const selectWaitingLine = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        id: enrolments.id,
        hasPassed: hasPassed(organisationId).as('has_passed'),
        /** A seat is theirs to take, and they have not answered yet. */
        isOffered: sql<number>`exists (select 1 from reminders where reminders.organisation_id = ${organisationId}
          and reminders.id = 'seat.' || ${enrolments.id})`.as('is_offered'),
      }),
    )
    .from(enrolments)
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessionId),
        sql`${enrolments.state} = 'waiting'`,
        isNull(enrolmentEnds.enrolmentId),
      ),
    )
    .orderBy(hasPassed(organisationId), asc(enrolments.at), asc(enrolments.id))
    .limit(60)

const hasPassed = (organisationId: string) =>
  sql<number>`exists (select 1 from events where events.organisation_id = ${organisationId}
    and events.subject_id = ${enrolments.id} and events.action = 'seat_unanswered')`

/** Seats of every organisation that nobody has paid in time. Those given back already have no hour any more. */
export const selectHoldsPast = (db: Scope['db'], now: number, limit = 100) =>
  db.all<{ organisationId: string; id: string }>(
    sql`/* every organisation: cron looks for what must be told now */
      select organisation_id as organisationId, id from enrolments
      where state = 'held' and held_until > 0 and held_until <= ${now} order by held_until limit ${limit}`,
  )

/** Followed by `exactlyOne`: nothing for a seat that has been paid, or given back, meanwhile. */
export const endHold = ({ db, organisationId, clock }: Scope, id: string): Statement =>
  db
    .update(enrolments)
    .set({ heldUntil: 0, version: sql`${enrolments.version} + 1` })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, id),
        eq(enrolments.state, 'held'),
        sql`${enrolments.heldUntil} > 0 and ${enrolments.heldUntil} <= ${clock.now()}`,
        stands(organisationId, id),
      ),
    )

export const insertEnd = ({ db, organisationId, clock, actor }: Scope, enrolmentId: string, how: string): Statement =>
  db.insert(enrolmentEnds).values({ organisationId, enrolmentId, how, at: clock.now(), byId: actor.id, reason: '' })

/** Followed by `exactlyOne`: the seat that was kept is theirs. */
export const confirmHeld = ({ db, organisationId }: Scope, id: string): Statement =>
  db
    .update(enrolments)
    .set({ state: 'enrolled', heldUntil: 0, version: sql`${enrolments.version} + 1` })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, id),
        sql`${enrolments.state} in ('held', 'enrolled')`,
        stands(organisationId, id),
      ),
    )

/** Followed by `exactlyOne`, then by the end that goes: on the waiting list from now on, at the place of whoever comes last. */
export const sendToQueue = ({ db, organisationId, clock }: Scope, id: string): Statement =>
  db
    .update(enrolments)
    .set({ state: 'waiting', heldUntil: 0, at: clock.now(), version: sql`${enrolments.version} + 1` })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, id),
        sql`exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
          and enrolment_ends.enrolment_id = ${id})`,
      ),
    )

/** Followed by `exactlyOne`: a seat for somebody who waits, while there is one. */
export const takeSeatWaitedFor = (
  { db, organisationId }: Scope,
  { enrolmentId, sessionId }: { enrolmentId: string; sessionId: string },
  heldUntil: number,
): Statement =>
  db
    .update(enrolments)
    .set({ state: heldUntil > 0 ? 'held' : 'enrolled', heldUntil, version: sql`${enrolments.version} + 1` })
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.id, enrolmentId),
        eq(enrolments.state, 'waiting'),
        stands(organisationId, enrolmentId),
        sql`exists (select 1 from sessions join session_seats
            on session_seats.organisation_id = ${organisationId} and session_seats.session_id = sessions.id
          where sessions.organisation_id = ${organisationId} and sessions.id = ${sessionId}
            and session_seats.taken < sessions.seats_max
            and not exists (select 1 from session_cancellations
              where session_cancellations.organisation_id = ${organisationId} and session_cancellations.session_id = sessions.id))`,
      ),
    )

const stands = (organisationId: string, id: string) =>
  sql`not exists (select 1 from enrolment_ends where enrolment_ends.organisation_id = ${organisationId}
    and enrolment_ends.enrolment_id = ${id})`
