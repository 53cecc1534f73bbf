import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { attendanceMonths, slotAttendance } from '#db/attendance/derived-tables.ts'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionSeats, slots } from '#db/sessions/tables.ts'

export type GridSlot = Awaited<ReturnType<typeof selectGridSlots>>[number]
export type GridPerson = Awaited<ReturnType<typeof selectGridPeople>>[number]
type After = Listing['after']

/** The half-days of a session, and how far each one is. */
export function selectGridSlots({ db, organisationId }: Scope, sessionId: string) {
  return db
    .select(
      named({
        id: slots.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        signed: slotAttendance.signed,
        countersigned: slotAttendance.countersigned,
        accounted: slotAttendance.accounted,
        anomalies: slotAttendance.anomalies,
        isOpen: slotAttendance.isOpen,
        taken: sessionSeats.taken,
      }),
    )
    .from(slots)
    .innerJoin(
      slotAttendance,
      and(eq(slotAttendance.organisationId, organisationId), eq(slotAttendance.slotId, slots.id)),
    )
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, slots.sessionId)),
    )
    .where(and(eq(slots.organisationId, organisationId), eq(slots.sessionId, sessionId)))
    .orderBy(asc(slots.startsAt), asc(slots.id))
    .limit(mostSlots)
}

/** A session of more half-days than this is shown by its first ones. */
const mostSlots = 80

/** One page of those who come, in the order of their names, with what each has followed. */
export function selectGridPeople(scope: Scope, sessionId: string, after: After, limit: number) {
  const { db, organisationId } = scope
  const minutes = sql<number>`coalesce((select sum(${attendanceMonths.minutes}) from ${attendanceMonths}
    where ${attendanceMonths.organisationId} = ${organisationId} and ${attendanceMonths.enrolmentId} = ${enrolments.id}), 0)`
  return db
    .select(
      named({
        id: enrolments.id,
        sortKey: enrolments.sortKey,
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        plannedMinutes: enrolments.plannedMinutes,
        minutes: minutes.as('minutes_followed'),
        endedAt: enrolmentEnds.at,
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessionId),
        eq(enrolments.state, 'enrolled'),
        beyond(after),
      ),
    )
    .orderBy(asc(enrolments.sortKey), asc(enrolments.id))
    .limit(limit + 1)
}

/** What those of one page did in each half-day, and how they signed. */
export function selectGridCells(scope: Scope, sessionId: string, after: After, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        slotId: presences.slotId,
        enrolmentId: presences.enrolmentId,
        state: presences.state,
        minutes: presences.minutes,
        reason: presences.reason,
        mode: slotSignatures.mode,
        signedAt: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
        isLate: slotSignatures.isLate,
      }),
    )
    .from(presences)
    .leftJoin(
      slotSignatures,
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.enrolmentId, presences.enrolmentId),
        eq(slotSignatures.slotId, presences.slotId),
      ),
    )
    .where(
      and(
        eq(presences.organisationId, organisationId),
        sql`${presences.enrolmentId} in (select enrolments.id from enrolments where enrolments.organisation_id = ${organisationId}
          and enrolments.session_id = ${sessionId} and enrolments.state = 'enrolled' ${after ? sql`and (enrolments.sort_key, enrolments.id) > (${after[0]}, ${after[1]})` : sql``}
          order by enrolments.sort_key, enrolments.id limit ${limit})`,
      ),
    )
}

const beyond = (after: After): SQL | undefined =>
  after ? sql`(${enrolments.sortKey}, ${enrolments.id}) > (${after[0]}, ${after[1]})` : undefined
