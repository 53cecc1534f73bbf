import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { slotAttendance } from '#db/attendance/derived-tables.ts'
import { presences, slotSignatures } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import { offices, sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import {
  enrolmentEnds,
  enrolments,
  sessionCancellations,
  sessionSeats,
  sessions,
  slots,
  slotTrainers,
} from '#db/sessions/tables.ts'

export type SlotRow = Awaited<ReturnType<typeof selectSlot>>[number]
export type ExpectedRow = Awaited<ReturnType<typeof selectExpected>>[number]
export type TrainerRow = Awaited<ReturnType<typeof selectTrainers>>[number]

/** A half-day and the session it belongs to: what whoever signs is shown. */
export function selectSlot({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: slots.id,
        sessionId: slots.sessionId,
        siteId: sessions.siteId,
        code: sessions.code,
        title: sessions.title,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        siteName: sites.name,
        spaceName: spaces.name,
        place: sessions.place,
        modality: sessions.modality,
        remoteLink: sql<string>`iif(${slots.remoteLink} = '', ${sessions.remoteLink}, ${slots.remoteLink})`.as('link'),
        officeName: offices.name,
        timeZone: offices.timeZone,
        taken: sessionSeats.taken,
        signed: slotAttendance.signed,
        countersigned: slotAttendance.countersigned,
        accounted: slotAttendance.accounted,
        anomalies: slotAttendance.anomalies,
        cancelledAt: sessionCancellations.at,
      }),
    )
    .from(slots)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, slots.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(offices, eq(offices.organisationId, organisationId))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .innerJoin(
      slotAttendance,
      and(eq(slotAttendance.organisationId, organisationId), eq(slotAttendance.slotId, slots.id)),
    )
    .leftJoin(
      spaces,
      and(
        eq(spaces.organisationId, organisationId),
        sql`${spaces.id} = coalesce(${slots.spaceId}, ${sessions.spaceId})`,
      ),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(and(eq(slots.organisationId, organisationId), eq(slots.id, id)))
}

/** Those who are expected in a half-day, what they did in it and how they signed. */
export function selectExpected({ db, organisationId }: Scope, slotId: string) {
  const session = sql`(select slots.session_id from slots where slots.organisation_id = ${organisationId} and slots.id = ${slotId})`
  return db
    .select(
      named({
        id: enrolments.id,
        personId: persons.id,
        identityId: persons.identityId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        state: presences.state,
        minutes: presences.minutes,
        reason: presences.reason,
        signatureId: slotSignatures.id,
        mode: slotSignatures.mode,
        signedAt: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
        isLate: slotSignatures.isLate,
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .leftJoin(
      presences,
      and(
        eq(presences.organisationId, organisationId),
        eq(presences.slotId, slotId),
        eq(presences.enrolmentId, enrolments.id),
      ),
    )
    .leftJoin(
      slotSignatures,
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.slotId, slotId),
        eq(slotSignatures.personId, persons.id),
      ),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, session),
        eq(enrolments.state, 'enrolled'),
        or(isNull(enrolmentEnds.enrolmentId), sql`${presences.state} is not null`),
      ),
    )
    .orderBy(asc(enrolments.sortKey), asc(enrolments.id))
    .limit(mostPeople)
}

/** A half-day of more people than a hall holds is no half-day. */
const mostPeople = 1000

export function selectTrainers({ db, organisationId }: Scope, slotId: string) {
  return db
    .select(
      named({
        personId: persons.id,
        identityId: persons.identityId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        signatureId: slotSignatures.id,
        signedAt: slotSignatures.at,
        deviceAt: slotSignatures.deviceAt,
      }),
    )
    .from(slotTrainers)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, slotTrainers.personId)))
    .leftJoin(
      slotSignatures,
      and(
        eq(slotSignatures.organisationId, organisationId),
        eq(slotSignatures.slotId, slotId),
        eq(slotSignatures.personId, persons.id),
      ),
    )
    .where(and(eq(slotTrainers.organisationId, organisationId), eq(slotTrainers.slotId, slotId)))
    .orderBy(asc(persons.sortKey))
}

/** The last link of the chain of a slot's session; none when nobody has signed yet. */
export function selectHead({ db, organisationId }: Scope, slotId: string) {
  const session = sql`(select slots.session_id from slots where slots.organisation_id = ${organisationId} and slots.id = ${slotId})`
  return db
    .select(named({ number: slotSignatures.number, sha256: slotSignatures.sha256 }))
    .from(slotSignatures)
    .where(and(eq(slotSignatures.organisationId, organisationId), eq(slotSignatures.sessionId, session)))
    .orderBy(desc(slotSignatures.number))
    .limit(1)
}
