import { and, eq, or, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessionSeats, sessions } from '#db/sessions/tables.ts'

/** The seats of a session, and which of these people are in it or have left it. */
export function selectThere({ db, organisationId }: Scope, sessionId: string, people: readonly string[]) {
  const seats = db
    .select(
      named({
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        seatsMax: sessions.seatsMax,
        cancelledAt: sessionCancellations.at,
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
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))
  const there = db
    .select(
      named({ id: enrolments.id, personId: enrolments.personId, state: enrolments.state, endedAt: enrolmentEnds.at }),
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
        sql`${enrolments.personId} in (select value from json_each(${JSON.stringify(people)}))`,
      ),
    )
  return [seats, there] as const
}

/** What a version sells: the minutes planned for who comes. */
export const selectPlannedMinutes = ({ db, organisationId }: Scope, sessionId: string) =>
  db
    .select(
      named({
        minutes: sql<number>`(select programme_versions.minutes from programme_versions
          where programme_versions.organisation_id = ${organisationId}
          and programme_versions.id = ${sessions.programmeVersionId})`.as('minutes'),
      }),
    )
    .from(sessions)
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, sessionId)))

/** Of people with these addresses or names, those who are in the session or have left it. */
export function selectRosterPeople(
  { db, organisationId }: Scope,
  sessionId: string,
  sought: readonly { email: string; sortKey: string }[],
) {
  const emails = JSON.stringify(sought.map(({ email }) => email).filter(Boolean))
  const names = JSON.stringify(sought.map(({ sortKey }) => sortKey).filter(Boolean))
  return db
    .select(named({ personId: enrolments.personId, endedAt: enrolmentEnds.at }))
    .from(persons)
    .innerJoin(
      enrolments,
      and(
        eq(enrolments.organisationId, organisationId),
        eq(enrolments.sessionId, sessionId),
        eq(enrolments.personId, persons.id),
      ),
    )
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .where(
      and(
        eq(persons.organisationId, organisationId),
        or(
          sql`${persons.email} in (select value from json_each(${emails}))`,
          sql`${persons.sortKey} in (select value from json_each(${names}))`,
        ),
      ),
    )
    .limit(200)
}
