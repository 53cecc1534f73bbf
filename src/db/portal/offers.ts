import { and, eq, type SQL, sql } from 'drizzle-orm'
import { programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'
import { sessionSeats, sessions } from '#db/sessions/tables.ts'

export type OfferLine = Awaited<ReturnType<typeof selectOffers>>[number]
export type OfferedDate = Awaited<ReturnType<typeof selectOfferedDates>>[number]

/** What everybody may see, in the order of names, each with its next public session. */
export function selectOffers(scope: Scope, listing: Listing, today: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: programmes.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        title: programmes.title,
        actionType: programmes.actionType,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        pricePerPerson: programmeVersions.pricePerPerson,
        summary: sql<string | null>`json_extract(${programmeVersions.content}, '$.objectives[0].text')`.as('summary'),
        sessionId: sessions.id,
        startsOn: sessions.startsOn,
        modality: sessions.modality,
        sessionPrice: sql<number | null>`${sessions.pricePerPerson}`.as('session_price'),
        seatsLeft: seatsLeft.as('seats_left'),
        town: sites.town,
      }),
    )
    .from(sql`${near(scope, listing, limit + 1)} as near`)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), sql`${programmes.id} = near.id`))
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, programmes.versionId)),
    )
    .leftJoin(sessions, and(eq(sessions.organisationId, organisationId), sql`${sessions.id} = ${next(scope, today)}`))
    .leftJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** One programme as everybody may read it: none when it is internal, or put away. */
export function selectOffered({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: programmes.id,
        actionType: programmes.actionType,
        soldTitle: programmeVersions.title,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        pricePerPerson: programmeVersions.pricePerPerson,
        pricePerGroup: programmeVersions.pricePerGroup,
        pricePerDay: programmeVersions.pricePerDay,
        content: programmeVersions.content,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        updatedAt: programmeVersions.at,
      }),
    )
    .from(programmes)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, programmes.versionId)),
    )
    .where(
      and(
        eq(programmes.organisationId, organisationId),
        eq(programmes.id, id),
        eq(programmes.isPublic, 1),
        notArchived(organisationId, sql`${programmes.id}`),
      ),
    )
}

/** Its next public sessions that somebody may join, from tomorrow on. */
export function selectOfferedDates({ db, organisationId }: Scope, programmeId: string, today: string, limit: number) {
  return db
    .select(
      named({
        id: sessions.id,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        place: sessions.place,
        pricePerPerson: sessions.pricePerPerson,
        seatsMax: sessions.seatsMax,
        seatsLeft: seatsLeft.as('seats_left'),
        siteName: sites.name,
        street: sites.street,
        postalCode: sites.postalCode,
        town: sites.town,
      }),
    )
    .from(sessions)
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .where(
      and(
        eq(sessions.organisationId, organisationId),
        eq(sessions.programmeId, programmeId),
        sql`${sessions.startsOn} > ${today}`,
        eq(sessions.isPublic, 1),
        isOpen(organisationId, sql`${sessions.id}`),
      ),
    )
    .orderBy(sessions.startsOn, sessions.id)
    .limit(limit)
}

/** Whoever waits comes first: what is free is for them. */
const seatsLeft = sql<number>`iif(${sessionSeats.waiting} > 0, 0, max(0, ${sessions.seatsMax} - ${sessionSeats.taken}))`

/** Somebody may still register: neither cancelled nor closed. */
const isOpen = (organisationId: string, id: SQL): SQL =>
  sql`not exists (select 1 from session_cancellations off where off.organisation_id = ${organisationId} and off.session_id = ${id})
    and not exists (select 1 from registration_closures shut where shut.organisation_id = ${organisationId} and shut.session_id = ${id})`

function near(scope: Scope, { q, after }: Listing, limit: number): SQL {
  const { organisationId } = scope
  if (q.trim() !== '') {
    const isPublic = sql`exists (select 1 from programmes wanted where wanted.organisation_id = ${organisationId}
      and wanted.id = tokens.id and wanted.is_public = 1)`
    const also = sql`${isPublic} and ${notArchived(organisationId, sql`tokens.id`)}`
    return firstMatching(scope, 'programme', q, { limit, after, also })
  }
  const beyond = after ? sql` and (listed.sort_key, listed.id) > (${after[0]}, ${after[1]})` : sql``
  return sql`(select listed.sort_key as sort_key, listed.id as id from programmes listed
    where listed.organisation_id = ${organisationId} and listed.is_public = 1${beyond}
    and ${notArchived(organisationId, sql`listed.id`)} order by listed.sort_key, listed.id limit ${limit})`
}

const notArchived = (organisationId: string, id: SQL): SQL =>
  sql`not exists (select 1 from programme_archives away where away.organisation_id = ${organisationId} and away.programme_id = ${id})`

const next = ({ organisationId }: Scope, today: string): SQL =>
  sql`(select coming.id from sessions coming where coming.organisation_id = ${organisationId}
    and coming.programme_id = ${programmes.id} and coming.starts_on > ${today} and coming.is_public = 1
    and ${isOpen(organisationId, sql`coming.id`)}
    order by coming.starts_on, coming.id limit 1)`
