import { and, desc, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from './frame.ts'
import { sessionCancellations, sessionSeats, sessions } from './tables.ts'

export type SessionOfProgramme = Awaited<ReturnType<typeof selectComingOf>>[number]

/** The sessions of a programme that have not begun, the nearest first. */
export function selectComingOf(scope: Scope, programmeId: string, today: string, limit: number) {
  return rows(scope, programmeId, sql`${sessions.startsOn} >= ${today}`)
    .orderBy(sessions.startsOn, sessions.id)
    .limit(limit)
}

/** Those that have, the latest first. */
export function selectPastOf(scope: Scope, programmeId: string, today: string, limit: number) {
  return rows(scope, programmeId, sql`${sessions.startsOn} < ${today}`)
    .orderBy(desc(sessions.startsOn), desc(sessions.id))
    .limit(limit)
}

function rows(scope: Scope, programmeId: string, when: ReturnType<typeof sql>) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        siteName: sites.name,
        place: sessions.place,
        isPublic: sessions.isPublic,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        cancelledAt: sessionCancellations.at,
      }),
    )
    .from(sessions)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(
      and(eq(sessions.organisationId, organisationId), eq(sessions.programmeId, programmeId), when, onSeenSites(scope)),
    )
}
