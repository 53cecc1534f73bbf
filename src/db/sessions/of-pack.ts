import { and, eq, sql } from 'drizzle-orm'
import { packProgrammes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { onSeenSites } from './frame.ts'
import { sessionSeats, sessions } from './tables.ts'

export type PackSession = Awaited<ReturnType<typeof selectSessionsOfLevel>>[number]

/** The sessions that one programme of a pack may be followed in, the nearest first. */
export const selectSessionsOfLevel = (scope: Scope, packId: string, level: number, today: string) => {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        level: packProgrammes.level,
        id: sessions.id,
        siteId: sessions.siteId,
        code: sessions.code,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        siteName: sites.name,
        pricePerPerson: sessions.pricePerPerson,
        plannedMinutes: programmeVersions.minutes,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
      }),
    )
    .from(packProgrammes)
    .innerJoin(
      sessions,
      and(eq(sessions.organisationId, organisationId), eq(sessions.programmeId, packProgrammes.programmeId)),
    )
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, sessions.programmeVersionId)),
    )
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(packProgrammes.organisationId, organisationId),
        eq(packProgrammes.packId, packId),
        eq(packProgrammes.level, level),
        sql`${sessions.startsOn} >= ${today}`,
        sql`not exists (select 1 from session_cancellations away
          where away.organisation_id = ${organisationId} and away.session_id = ${sessions.id})`,
        onSeenSites(scope),
      ),
    )
    .orderBy(sessions.startsOn, sessions.id)
    .limit(12)
}
