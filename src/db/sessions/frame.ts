import { and, eq, type SQL, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { sites } from '#db/organisations/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCancellations, sessionSeats, sessions } from '#db/sessions/tables.ts'

export type SessionFrameRow = Awaited<ReturnType<typeof selectSessionFrame>>[number]

/** A session as every page about it begins: none when it is on a site that this person may not see. */
export function selectSessionFrame(scope: Scope, id: string | SQL) {
  const { organisationId } = scope
  return scope.db
    .select(
      named({
        id: sessions.id,
        code: sessions.code,
        title: sessions.title,
        programmeId: sessions.programmeId,
        programmeVersionId: sessions.programmeVersionId,
        programmeTitle: programmes.title,
        siteId: sessions.siteId,
        siteName: sites.name,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        spaceId: sessions.spaceId,
        spaceName: spaces.name,
        place: sessions.place,
        remoteLink: sessions.remoteLink,
        seatsMin: sessions.seatsMin,
        seatsWanted: sessions.seatsWanted,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        goOn: sessions.goOn,
        pricePerPerson: sessions.pricePerPerson,
        pricePerGroup: sessions.pricePerGroup,
        isPublic: sessions.isPublic,
        isPaidOnline: sessions.isPaidOnline,
        ownerId: sessions.ownerId,
        notes: sessions.notes,
        version: sessions.version,
        cancelledAt: sessionCancellations.at,
        cancelledReason: sessionCancellations.reason,
      }),
    )
    .from(sessions)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), eq(programmes.id, sessions.programmeId)))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, sessions.spaceId)))
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .where(and(eq(sessions.organisationId, organisationId), eq(sessions.id, id), onSeenSites(scope)))
}

/** Somebody bound to some sites sees the sessions of those and no other. */
export const onSeenSites = ({ sites: seen }: Scope) =>
  seen === 'all' ? undefined : sql`${sessions.siteId} in (select value from json_each(${JSON.stringify(seen)}))`
