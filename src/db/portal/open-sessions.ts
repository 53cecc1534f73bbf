import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { sessionSeats, sessions } from '#db/sessions/tables.ts'

export type OpenSession = Awaited<ReturnType<typeof selectOpenSessions>>[number]

/** The dated sessions that anybody may register for after that day, the next first. */
export function selectOpenSessions({ db, organisationId }: Scope, { after }: Listing, today: string, limit: number) {
  return db
    .select(
      named({
        id: sessions.id,
        sortKey: sql<string>`${sessions.startsOn}`.as('sort_key'),
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        siteName: sites.name,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        price: sessions.pricePerPerson,
        isPaidOnline: sessions.isPaidOnline,
      }),
    )
    .from(sessions)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        // As it stands in the index of these sessions.
        sql`${sessions.isPublic} = 1`,
        sql`${sessions.startsOn} > ${today}`,
        after ? sql`(${sessions.startsOn}, ${sessions.id}) > (${after[0]}, ${after[1]})` : undefined,
        sql`not exists (select 1 from session_cancellations off where off.organisation_id = ${organisationId}
          and off.session_id = ${sessions.id})`,
        sql`not exists (select 1 from registration_closures shut where shut.organisation_id = ${organisationId}
          and shut.session_id = ${sessions.id})`,
      ),
    )
    .orderBy(sessions.startsOn, sessions.id)
    .limit(limit + 1)
}
