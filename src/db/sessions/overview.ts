import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { companies, persons } from '#db/people/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionDecisions, sessions, slots } from '#db/sessions/tables.ts'
import { registrationClosures } from './registration-tables.ts'

export type SessionFacts = Awaited<ReturnType<typeof selectSessionFacts>>[number]
export type SlotLine = Awaited<ReturnType<typeof selectSlotLines>>[number]
/** What the overview says beside the frame: what was sold, who looks after it, what was decided. */
export function selectSessionFacts({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        ownerName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('owner_name'),
        decision: sessionDecisions.decision,
        decidedAt: sessionDecisions.at,
        decidedReason: sessionDecisions.reason,
        registrationClosedAt: registrationClosures.at,
      }),
    )
    .from(sessions)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, sessions.ownerId)))
    .leftJoin(
      sessionDecisions,
      and(eq(sessionDecisions.organisationId, organisationId), eq(sessionDecisions.sessionId, sessions.id)),
    )
    .leftJoin(
      registrationClosures,
      and(eq(registrationClosures.organisationId, organisationId), eq(registrationClosures.sessionId, sessions.id)),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, id)))
}

/** The slots of a session in time, each with those who teach it: `[[id, name]…]`. */
export const selectSlotLines = (scope: Scope, sessionId: string, limit = 200) =>
  slotRows(scope)
    .where(and(eq(slots.organisationId, scope.organisationId), eq(slots.sessionId, sessionId)))
    .orderBy(asc(slots.startsAt), asc(slots.id))
    .limit(limit)

export const selectSlotLine = (scope: Scope, id: string) =>
  slotRows(scope).where(and(eq(slots.organisationId, scope.organisationId), eq(slots.id, id)))

/** Those who come, and who sends each of them: enough to say for whom the session is. */
export function selectClientRows({ db, organisationId }: Scope, sessionId: string) {
  return db
    .select(
      named({
        id: enrolments.id,
        state: enrolments.state,
        price: enrolments.price,
        companyId: enrolments.companyId,
        companyName: companies.name,
      }),
    )
    .from(enrolments)
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessionId),
        isNull(enrolmentEnds.enrolmentId),
      ),
    )
}

function slotRows({ db, organisationId }: Scope) {
  const trainers = sql<string>`(select json_group_array(json_array(persons.id, persons.given_name || ' ' || persons.family_name))
    from slot_trainers join persons on persons.organisation_id = ${organisationId} and persons.id = slot_trainers.person_id
    where slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = ${slots.id})`
  return db
    .select(
      named({
        id: slots.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        spaceId: slots.spaceId,
        spaceName: spaces.name,
        remoteLink: slots.remoteLink,
        title: slots.title,
        version: slots.version,
        trainers: trainers.as('trainers'),
      }),
    )
    .from(slots)
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, slots.spaceId)))
}
