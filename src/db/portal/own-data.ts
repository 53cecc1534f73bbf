import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { presences } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import { papers } from '#db/documents/tables.ts'
import { companies, employments, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolments, sessions, slots } from '#db/sessions/tables.ts'

export type OwnPersonRow = Awaited<ReturnType<typeof selectOwnPerson>>[number]

export const selectOwnPerson = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        phone: persons.phone,
        at: persons.at,
      }),
    )
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), sql`${persons.id} = ${person}`))

export const selectOwnEmployments = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        company: companies.name,
        title: employments.title,
        since: employments.since,
        until: employments.until,
      }),
    )
    .from(employments)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, employments.companyId)))
    .where(and(eq(employments.organisationId, organisationId), sql`${employments.personId} = ${person}`))
    .orderBy(desc(employments.since))
    .limit(50)

/** What is held about somebody, in the words of the tables, for them to take away. */
export const everythingHeld = (scope: Scope, person: SQL) =>
  [
    selectOwnPerson(scope, person),
    selectOwnEmployments(scope, person),
    ownEnrolments(scope, person),
    ownPresences(scope, person),
    ownPapers(scope, person),
  ] as const

const ownEnrolments = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        session: sessions.title,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        state: enrolments.state,
        plannedMinutes: enrolments.plannedMinutes,
        source: enrolments.source,
        at: enrolments.at,
      }),
    )
    .from(enrolments)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.personId} = ${person}`))
    .orderBy(desc(enrolments.at))
    .limit(500)

const ownPresences = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(
      named({
        day: slots.day,
        state: presences.state,
        minutes: presences.minutes,
        reason: presences.reason,
        at: presences.at,
      }),
    )
    .from(enrolments)
    .innerJoin(presences, and(eq(presences.organisationId, organisationId), eq(presences.enrolmentId, enrolments.id)))
    .innerJoin(slots, and(eq(slots.organisationId, organisationId), eq(slots.id, presences.slotId)))
    .where(and(eq(enrolments.organisationId, organisationId), sql`${enrolments.personId} = ${person}`))
    .limit(2000)

const ownPapers = ({ db, organisationId }: Scope, person: SQL) =>
  db
    .select(named({ kind: papers.kind, number: papers.number, title: papers.title, at: papers.at }))
    .from(papers)
    .where(and(eq(papers.organisationId, organisationId), sql`${papers.personId} = ${person}`))
    .orderBy(desc(papers.at))
    .limit(500)
