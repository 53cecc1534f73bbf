import { and, asc, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import { companies, companyContacts, persons } from '#db/people/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessions, slots } from '#db/sessions/tables.ts'

export type OwnEnrolmentRow = Awaited<ReturnType<typeof selectOwnEnrolments>>[number]
export type ComingSlotRow = Awaited<ReturnType<typeof selectComingSlots>>[number]
export type RosterRow = Awaited<ReturnType<typeof selectRoster>>[number]
export type OwnCompanyRow = Awaited<ReturnType<typeof selectOwnCompanies>>[number]
export type SentRow = Awaited<ReturnType<typeof selectSent>>[number]

/** What somebody is enrolled in, the latest first; in one session, when it is named. */
export function selectOwnEnrolments(scope: Scope, person: SQL, sessionId?: string) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: enrolments.id,
        state: enrolments.state,
        plannedMinutes: enrolments.plannedMinutes,
        followedMinutes: followed(organisationId),
        sessionId: sessions.id,
        code: sessions.code,
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        place: sessions.place,
        remoteLink: sessions.remoteLink,
        siteName: sites.name,
        siteStreet: sites.street,
        sitePostalCode: sites.postalCode,
        siteTown: sites.town,
        sitePhone: sites.phone,
        accessibility: sites.accessibility,
        spaceName: spaces.name,
        cancelledAt: sessionCancellations.at,
        endedAt: enrolmentEnds.at,
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, sessions.spaceId)))
    .leftJoin(sessionCancellations, cancellation(organisationId))
    .leftJoin(enrolmentEnds, end(organisationId))
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        sql`${enrolments.personId} = ${person}`,
        sessionId === undefined ? undefined : eq(enrolments.sessionId, sessionId),
      ),
    )
    .orderBy(desc(enrolments.at), desc(enrolments.id))
    .limit(30)
}

/** The next times when somebody is expected, as long as nothing has ended. */
export function selectComingSlots({ db, organisationId }: Scope, person: SQL, now: number) {
  return db
    .select(
      named({
        id: slots.id,
        sessionId: slots.sessionId,
        enrolmentId: enrolments.id,
        day: slots.day,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        title: slots.title,
        remoteLink: slots.remoteLink,
        sessionTitle: sessions.title,
        sessionLink: sessions.remoteLink,
        place: sessions.place,
        siteName: sites.name,
        spaceName: spaces.name,
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      slots,
      and(eq(slots.organisationId, organisationId), eq(slots.sessionId, enrolments.sessionId), gte(slots.endsAt, now)),
    )
    .leftJoin(
      spaces,
      and(
        eq(spaces.organisationId, organisationId),
        sql`${spaces.id} = coalesce(${slots.spaceId}, ${sessions.spaceId})`,
      ),
    )
    .leftJoin(sessionCancellations, cancellation(organisationId))
    .leftJoin(enrolmentEnds, end(organisationId))
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        sql`${enrolments.personId} = ${person}`,
        eq(enrolments.state, 'enrolled'),
        isNull(sessionCancellations.at),
        isNull(enrolmentEnds.at),
        lt(slots.startsAt, now + 120 * 24 * 3600_000),
      ),
    )
    .orderBy(asc(slots.startsAt), asc(slots.id))
    .limit(12)
}

/** Who comes, as a trainer needs to know it: a name, and who sends them. */
export function selectRoster({ db, organisationId }: Scope, sessionId: string) {
  return db
    .select(
      named({
        id: enrolments.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        company: companies.name,
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(enrolmentEnds, end(organisationId))
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessionId),
        eq(enrolments.state, 'enrolled'),
        isNull(enrolmentEnds.at),
      ),
    )
    .orderBy(enrolments.sortKey, enrolments.id)
    .limit(60)
}

/** What is taught in a session, in the version that was sold. */
export const selectTaught = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(named({ title: programmeVersions.title, content: programmeVersions.content }))
    .from(sessions)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))

/** The companies that somebody speaks for. */
export const selectOwnCompanies = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(named({ id: companies.id, name: companies.name, siret: companies.siret, title: companyContacts.title }))
    .from(companyContacts)
    .innerJoin(
      companies,
      and(eq(companies.organisationId, organisationId), eq(companies.id, companyContacts.companyId)),
    )
    .where(and(eq(companyContacts.organisationId, organisationId), sql`${companyContacts.personId} = ${person}`))
    .orderBy(companies.sortKey, companies.id)
    .limit(20)

/** Those whom the companies of somebody send, the latest first, with what each has followed so far; or one of them. */
export function selectSent({ db, organisationId }: Scope, person: SQL, enrolmentId?: string) {
  return db
    .select(
      named({
        id: enrolments.id,
        companyId: enrolments.companyId,
        state: enrolments.state,
        givenName: persons.givenName,
        familyName: persons.familyName,
        plannedMinutes: enrolments.plannedMinutes,
        followedMinutes: followed(organisationId),
        sessionId: sessions.id,
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        siteName: sites.name,
        cancelledAt: sessionCancellations.at,
        endedAt: enrolmentEnds.at,
      }),
    )
    .from(enrolments)
    .innerJoin(
      companyContacts,
      and(
        eq(companyContacts.organisationId, organisationId),
        eq(companyContacts.companyId, enrolments.companyId),
        sql`${companyContacts.personId} = ${person}`,
      ),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .leftJoin(sessionCancellations, cancellation(organisationId))
    .leftJoin(enrolmentEnds, end(organisationId))
    .where(
      and(
        eq(enrolments.organisationId, organisationId),
        enrolmentId === undefined ? undefined : eq(enrolments.id, enrolmentId),
      ),
    )
    .orderBy(desc(enrolments.at), desc(enrolments.id))
    .limit(60)
}

const followed = (organisationId: string) =>
  sql<number>`coalesce((select sum(presences.minutes) from presences
    where presences.organisation_id = ${organisationId} and presences.enrolment_id = ${enrolments.id}), 0)`.as(
    'followed',
  )

const cancellation = (organisationId: string) =>
  and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id))

const end = (organisationId: string) =>
  and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id))
