import { and, eq, sql } from 'drizzle-orm'
import { presences } from '#db/attendance/tables.ts'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { enrolmentEnds, enrolments } from '#db/sessions/tables.ts'

type After = Pick<Listing, 'after'>

/** Who is enrolled in a session, by name, as programs read it. */
export const selectApiEnrolments = (
  { db, organisationId }: Scope,
  sessionId: string,
  { after }: After,
  limit: number,
) =>
  db
    .select(
      named({
        id: enrolments.id,
        sortKey: enrolments.sortKey,
        sessionId: enrolments.sessionId,
        personId: enrolments.personId,
        companyId: enrolments.companyId,
        givenName: persons.givenName,
        familyName: persons.familyName,
        state: enrolments.state,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        version: enrolments.version,
        how: enrolmentEnds.how,
        endedAt: enrolmentEnds.at,
        at: enrolments.at,
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
        after ? sql`(${enrolments.sortKey}, ${enrolments.id}) > (${after[0]}, ${after[1]})` : undefined,
      ),
    )
    .orderBy(enrolments.sortKey, enrolments.id)
    .limit(limit + 1)

/** What each has followed of a session, half-day by half-day. */
export const selectApiPresences = ({ db, organisationId }: Scope, sessionId: string, { after }: After, limit: number) =>
  db
    .select(
      named({
        id: presences.enrolmentId,
        sortKey: presences.slotId,
        state: presences.state,
        minutes: presences.minutes,
        at: presences.at,
      }),
    )
    .from(presences)
    .where(
      and(
        eq(presences.organisationId, organisationId),
        eq(presences.sessionId, sessionId),
        after ? sql`(${presences.slotId}, ${presences.enrolmentId}) > (${after[0]}, ${after[1]})` : undefined,
      ),
    )
    .orderBy(presences.slotId, presences.enrolmentId)
    .limit(limit + 1)
