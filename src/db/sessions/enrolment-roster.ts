import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessionSeats, sessions } from '#db/sessions/tables.ts'

export type RosterLine = Awaited<ReturnType<typeof selectRoster>>[number]
export type EnrolmentRow = Awaited<ReturnType<typeof selectEnrolment>>[number]
export type OtherSession = Awaited<ReturnType<typeof selectSessionsToMoveTo>>[number]

/** One page of who is in a session or has left it, by name, with what was done for each. */
export function selectRoster(scope: Scope, sessionId: string, { after }: Pick<Listing, 'after'>, limit: number) {
  const beyond = after ? sql`(${enrolments.sortKey}, ${enrolments.id}) > (${after[0]}, ${after[1]})` : undefined
  return lines(scope)
    .where(
      and(
        eq(enrolments.organisationId, scope.organisationId),
        eq(enrolments.sessionId, sessionId),
        sql`${enrolments.state} <> 'waiting'`,
        beyond,
      ),
    )
    .orderBy(enrolments.sortKey, enrolments.id)
    .limit(limit + 1)
}

/** Who waits, in the order they came. */
export function selectWaiting(scope: Scope, sessionId: string, limit: number) {
  return lines(scope)
    .where(
      and(
        eq(enrolments.organisationId, scope.organisationId),
        eq(enrolments.sessionId, sessionId),
        sql`${enrolments.state} = 'waiting'`,
        isNull(enrolmentEnds.at),
      ),
    )
    .orderBy(enrolments.at, enrolments.id)
    .limit(limit)
}

/** One enrolment with its session and its person, where this person may see it. */
export function selectEnrolment(scope: Scope, id: string | SQL) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: enrolments.id,
        sessionId: enrolments.sessionId,
        code: sessions.code,
        title: sessions.title,
        siteId: sessions.siteId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        programmeId: sessions.programmeId,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        cancelledAt: sessionCancellations.at,
        personId: enrolments.personId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        companyId: enrolments.companyId,
        company: companies.name,
        state: enrolments.state,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        source: enrolments.source,
        version: enrolments.version,
        at: enrolments.at,
        how: enrolmentEnds.how,
        endedAt: enrolmentEnds.at,
        endReason: enrolmentEnds.reason,
        hasPresences: sql<number>`exists (select 1 from presences where presences.organisation_id = ${organisationId}
          and presences.enrolment_id = ${enrolments.id})`.as('has_presences'),
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, id), onSeenSites(scope)))
}

/** Sessions of the same programme, from that day on, where this person may enrol. */
export function selectSessionsToMoveTo(scope: Scope, enrolmentId: string | SQL, today: string) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        siteId: sessions.siteId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
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
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        sql`${sessions.programmeId} = (select held.programme_id from enrolments
          join sessions held on held.organisation_id = ${organisationId} and held.id = enrolments.session_id
          where enrolments.organisation_id = ${organisationId} and enrolments.id = ${enrolmentId})`,
        sql`${sessions.startsOn} >= ${today}`,
        sql`${sessions.id} <> (select session_id from enrolments
          where enrolments.organisation_id = ${organisationId} and enrolments.id = ${enrolmentId})`,
        isNull(sessionCancellations.at),
        onSeenSites(scope),
      ),
    )
    .orderBy(sessions.startsOn)
    .limit(20)
}

function lines({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: enrolments.id,
        sortKey: enrolments.sortKey,
        personId: enrolments.personId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        companyId: enrolments.companyId,
        company: companies.name,
        state: enrolments.state,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        source: enrolments.source,
        version: enrolments.version,
        at: enrolments.at,
        how: enrolmentEnds.how,
        endedAt: enrolmentEnds.at,
        funded:
          sql<number>`(select coalesce(sum(amount), 0) from fundings where fundings.organisation_id = ${organisationId}
          and fundings.enrolment_id = ${enrolments.id} and fundings.state = 'granted')`.as('funded'),
        isAnalysed: analysed(organisationId, 'needs').as('is_analysed'),
        isPositioned: analysed(organisationId, 'positioning').as('is_positioned'),
        hasNeeds: sql<number>`exists (select 1 from person_needs where person_needs.organisation_id = ${organisationId}
          and person_needs.person_id = ${enrolments.personId})`.as('has_needs'),
      }),
    )
    .from(enrolments)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, enrolments.companyId)))
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
}

const analysed = (organisationId: string, kind: string): SQL<number> =>
  sql<number>`exists (select 1 from analyses where analyses.organisation_id = ${organisationId}
    and analyses.enrolment_id = ${enrolments.id} and analyses.kind = ${kind})`
