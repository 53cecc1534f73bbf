import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { isFew, unionAll } from '#db/near-sites.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'
import { programmeArchives, programmes, programmeVersions } from './tables.ts'

export type ProgrammeLine = Awaited<ReturnType<typeof selectProgrammes>>[number]
export type ProgrammeRow = Awaited<ReturnType<typeof selectProgramme>>[number]
export type ProgrammeFields = Pick<
  typeof programmes.$inferInsert,
  'title' | 'sortKey' | 'actionType' | 'nsf' | 'isPublic'
>

/** `show` tells which: those sold today, those of the public pages among them, or those put away. */
export type ProgrammeFilter = Listing & { actionType: string; show: '' | 'public' | 'archived' }

/** How many of the next dates a line tells. */
export const mostDates = 6

/** One page of the catalogue in the order of names, each line with its next dates on the sites this person sees. */
export function selectProgrammes(scope: Scope, filter: ProgrammeFilter, today: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: programmes.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        title: programmes.title,
        actionType: programmes.actionType,
        isPublic: programmes.isPublic,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        pricePerPerson: programmeVersions.pricePerPerson,
        archivedAt: programmeArchives.at,
        dates: nextDates(scope, today).as('dates'),
      }),
    )
    .from(sql`${near(scope, filter, limit + 1)} as near`)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), sql`${programmes.id} = near.id`))
    .innerJoin(programmeVersions, soldToday(scope))
    .leftJoin(programmeArchives, archiveOf(scope))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** A programme with what one of its versions says: the one sold today, when none is named. */
export function selectProgramme(scope: Scope, id: string, versionId = '') {
  const { db, organisationId } = scope
  const shown =
    versionId === ''
      ? soldToday(scope)
      : and(
          eq(programmeVersions.organisationId, organisationId),
          eq(programmeVersions.id, versionId),
          eq(programmeVersions.programmeId, programmes.id),
        )
  return db
    .select(
      named({
        id: programmes.id,
        title: programmes.title,
        actionType: programmes.actionType,
        nsf: programmes.nsf,
        isPublic: programmes.isPublic,
        version: programmes.version,
        versionId: programmes.versionId,
        shownId: programmeVersions.id,
        soldTitle: programmeVersions.title,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        pricePerPerson: programmeVersions.pricePerPerson,
        pricePerGroup: programmeVersions.pricePerGroup,
        pricePerDay: programmeVersions.pricePerDay,
        content: programmeVersions.content,
        writtenAt: programmeVersions.at,
        archivedAt: programmeArchives.at,
        archivedReason: programmeArchives.reason,
      }),
    )
    .from(programmes)
    .innerJoin(programmeVersions, shown)
    .leftJoin(programmeArchives, archiveOf(scope))
    .where(and(eq(programmes.organisationId, organisationId), eq(programmes.id, id)))
}

export function insertProgramme(
  { db, organisationId, clock }: Scope,
  programme: ProgrammeFields & { id: string; versionId: string },
): Statement {
  return db.insert(programmes).values({ organisationId, ...programme, version: 1, at: clock.now() })
}

/** Followed by `exactlyOne`: somebody else may have changed it since. */
export function updateProgramme(
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: Partial<ProgrammeFields> & { versionId: string },
): Statement {
  return db
    .update(programmes)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(programmes.organisationId, organisationId), eq(programmes.id, id), eq(programmes.version, version)))
}

/** Followed by `exactlyOne`: put away once. */
export function insertArchive(
  { db, organisationId, clock, actor }: Scope,
  programmeId: string,
  reason: string,
): Statement {
  return db
    .insert(programmeArchives)
    .values({ organisationId, programmeId, at: clock.now(), byId: actor.id, reason })
    .onConflictDoNothing()
}

export function deleteArchive({ db, organisationId }: Scope, programmeId: string): Statement {
  return db
    .delete(programmeArchives)
    .where(and(eq(programmeArchives.organisationId, organisationId), eq(programmeArchives.programmeId, programmeId)))
}

const soldToday = ({ organisationId }: Scope) =>
  and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, programmes.versionId))

const archiveOf = ({ organisationId }: Scope) =>
  and(eq(programmeArchives.organisationId, organisationId), eq(programmeArchives.programmeId, programmes.id))

/** The rows of one page as a table of `sort_key` and `id`, each filter read in an order of its own. */
function near(scope: Scope, { q, after, actionType, show }: ProgrammeFilter, limit: number): SQL {
  const { organisationId } = scope
  const away = (id: SQL) =>
    sql`exists (select 1 from programme_archives away where away.organisation_id = ${organisationId} and away.programme_id = ${id})`
  const kept = (id: SQL) => (show === 'archived' ? away(id) : sql`not ${away(id)}`)

  if (q.trim() !== '') {
    const is = sql`exists (select 1 from programmes wanted where wanted.organisation_id = ${organisationId}
      and wanted.id = tokens.id${typed('wanted', actionType)}${published('wanted', show)})`
    return firstMatching(scope, 'programme', q, { limit, after, also: sql`${is} and ${kept(sql`tokens.id`)}` })
  }
  const beyond = after ? sql` and (listed.sort_key, listed.id) > (${after[0]}, ${after[1]})` : sql``
  return sql`(select listed.sort_key as sort_key, listed.id as id from programmes listed
    where listed.organisation_id = ${organisationId}${beyond}${typed('listed', actionType)}${published('listed', show)}
    and ${kept(sql`listed.id`)} order by listed.sort_key, listed.id limit ${limit})`
}

const typed = (alias: string, actionType: string): SQL =>
  actionType === '' ? sql`` : sql` and ${sql.raw(alias)}.action_type = ${actionType}`

const published = (alias: string, show: string): SQL =>
  show === 'public' ? sql` and ${sql.raw(alias)}.is_public = 1` : sql``

/** The first days of its sessions to come, as a list in one column: as many of each site, for who sees some. */
function nextDates(scope: Scope, today: string): SQL<string> {
  const { sites: seen } = scope
  const first = sql`from sessions coming where ${isComing(scope, today)}`
  const order = sql`order by coming.starts_on, coming.id limit ${mostDates}`
  const of = (which: SQL) => sql`select * from (select coming.starts_on, coming.id ${first}${which} ${order})`
  const dates = isFew(seen)
    ? unionAll(seen.map((site) => of(sql` and coming.site_id = ${site}`)))
    : of(seen === 'all' ? sql`` : sql` and coming.site_id in (select value from json_each(${JSON.stringify(seen)}))`)
  return sql<string>`(select json_group_array(next.starts_on) from (
    select starts_on from (${dates}) order by starts_on, id limit ${mostDates}) as next)`
}

const isComing = ({ organisationId }: Scope, today: string): SQL => sql`coming.organisation_id = ${organisationId}
  and coming.programme_id = ${programmes.id} and coming.starts_on >= ${today} and not exists (
    select 1 from session_cancellations off where off.organisation_id = ${organisationId} and off.session_id = coming.id)`
