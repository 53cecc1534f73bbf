import { and, eq, sql } from 'drizzle-orm'
import { programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { sessionCancellations, sessionSeats, sessions } from './tables.ts'

export type ApiSessionRow = Awaited<ReturnType<typeof selectApiSession>>[number]
export type ApiProgrammeRow = Awaited<ReturnType<typeof selectApiProgramme>>[number]

/** Sessions by the day they begin, as programs read them. */
export const selectApiSessions = (scope: Scope, { after }: Pick<Listing, 'after'>, limit: number) =>
  sessionsOf(scope, after ? sql`(${sessions.startsOn}, ${sessions.id}) > (${after[0]}, ${after[1]})` : undefined)
    .orderBy(sessions.startsOn, sessions.id)
    .limit(limit + 1)

export const selectApiSession = (scope: Scope, id: string) => sessionsOf(scope, eq(sessions.id, id))

/** Programmes by name, in the version that is sold. */
export const selectApiProgrammes = (scope: Scope, { after }: Pick<Listing, 'after'>, limit: number) =>
  programmesOf(scope, after ? sql`(${programmes.sortKey}, ${programmes.id}) > (${after[0]}, ${after[1]})` : undefined)
    .orderBy(programmes.sortKey, programmes.id)
    .limit(limit + 1)

export const selectApiProgramme = (scope: Scope, id: string) => programmesOf(scope, eq(programmes.id, id))

const sessionsOf = ({ db, organisationId }: Scope, which: ReturnType<typeof sql> | undefined) =>
  db
    .select(
      named({
        id: sessions.id,
        sortKey: sessions.startsOn,
        code: sessions.code,
        title: sessions.title,
        programmeId: sessions.programmeId,
        siteId: sessions.siteId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        isPublic: sessions.isPublic,
        cancelledAt: sessionCancellations.at,
        at: sessions.at,
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
    .where(and(eq(sessions.organisationId, organisationId), which))
    .$dynamic()

const programmesOf = ({ db, organisationId }: Scope, which: ReturnType<typeof sql> | undefined) =>
  db
    .select(
      named({
        id: programmes.id,
        sortKey: programmes.sortKey,
        title: programmes.title,
        actionType: programmes.actionType,
        nsf: programmes.nsf,
        isPublic: programmes.isPublic,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        minutes: programmeVersions.minutes,
        price: programmeVersions.pricePerPerson,
        at: programmes.at,
      }),
    )
    .from(programmes)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, programmes.versionId)),
    )
    .where(and(eq(programmes.organisationId, organisationId), which))
    .$dynamic()
