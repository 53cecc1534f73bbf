import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, slots } from '#db/sessions/tables.ts'

export type AffectedPerson = Awaited<ReturnType<typeof selectAffectedPeople>>[number]
export type AffectedPaper = Awaited<ReturnType<typeof selectAffectedPapers>>[number]
export type AffectedSlot = Awaited<ReturnType<typeof selectAffectedSlots>>[number]

/** Those who come or wait, as they are told of a change. */
export const selectAffectedPeople = ({ db, organisationId }: Scope, sessionId: string | SQL) =>
  db
    .select(
      named({
        enrolmentId: enrolments.id,
        personId: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        state: enrolments.state,
        companyName: companies.name,
        signed: sql<number>`exists (select 1 from presences where presences.organisation_id = ${organisationId}
          and presences.enrolment_id = ${enrolments.id})`.as('signed'),
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        sql`${enrolments.sessionId} = ${sessionId}`,
        isNull(enrolmentEnds.enrolmentId),
      ),
    )
    .orderBy(enrolments.sortKey, enrolments.id)
    .limit(2000)

/** What was issued about this session and still stands. */
export const selectAffectedPapers = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        id: sql<string>`papers.id`.as('paper_id'),
        kind: sql<string>`papers.kind`.as('paper_kind'),
        number: sql<string>`papers.number`.as('paper_number'),
        title: sql<string>`papers.title`.as('paper_title'),
        isSigned: sql<number>`exists (select 1 from signature_requests
          join signature_ends on signature_ends.organisation_id = ${organisationId} and signature_ends.request_id = signature_requests.id
          where signature_requests.organisation_id = ${organisationId} and signature_requests.paper_id = papers.id
            and signature_ends.how = 'completed')`.as('is_signed'),
      }),
    )
    .from(sql`papers`)
    .where(
      sql`papers.organisation_id = ${organisationId} and papers.session_id = ${sessionId}
        and not exists (select 1 from paper_voids void where void.organisation_id = ${organisationId} and void.paper_id = papers.id)`,
    )
    .orderBy(sql`papers.kind, papers.at`)
    .limit(200)

/** The slots with those who teach them, and whether something was noted there. */
export const selectAffectedSlots = ({ db, organisationId }: Scope, sessionId: string | SQL) =>
  db
    .select(
      named({
        id: slots.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        minutes: slots.minutes,
        spaceId: slots.spaceId,
        remoteLink: slots.remoteLink,
        title: slots.title,
        spaceName: sql<string | null>`(select spaces.name from spaces
          where spaces.organisation_id = ${organisationId} and spaces.id = slots.space_id)`.as('space_name'),
        trainers:
          sql<string>`(select json_group_array(json_array(persons.id, persons.given_name || ' ' || persons.family_name, persons.email))
          from slot_trainers join persons on persons.organisation_id = ${organisationId} and persons.id = slot_trainers.person_id
          where slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = slots.id)`.as('trainers'),
        signed: sql<number>`exists (select 1 from presences where presences.organisation_id = ${organisationId}
          and presences.slot_id = slots.id)`.as('signed'),
      }),
    )
    .from(slots)
    .where(and(eq(slots.organisationId, organisationId), sql`${slots.sessionId} = ${sessionId}`))
    .orderBy(slots.startsAt, slots.id)
    .limit(500)
