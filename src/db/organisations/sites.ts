import { and, eq, isNull, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { counters, siteClosures, sites } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { matching } from '#db/search.ts'

export type SiteRow = Awaited<ReturnType<typeof selectSite>>[number]
export type SiteFields = Omit<typeof sites.$inferInsert, 'organisationId' | 'id' | 'version' | 'at'>

/** One page of sites in the order of their names, and one more to know whether others follow. */
export function selectSites(scope: Scope, { q, after }: Listing, limit: number) {
  const beyond = after ? sql`(${sites.sortKey}, ${sites.id}) > (${after[0]}, ${after[1]})` : undefined
  return siteRows(scope)
    .where(
      and(eq(sites.organisationId, scope.organisationId), beyond, matching(scope, 'site', sites.id, q), seenBy(scope)),
    )
    .orderBy(sites.sortKey, sites.id)
    .limit(limit + 1)
}

export function selectSite(scope: Scope, id: string) {
  return siteRows(scope).where(and(eq(sites.organisationId, scope.organisationId), eq(sites.id, id), seenBy(scope)))
}

/** Two open sites at most: enough to know whether one of them may close. */
export function selectTwoOpenSites(scope: Scope) {
  return scope.db
    .select(named({ id: sites.id }))
    .from(sites)
    .leftJoin(siteClosures, closureOf(scope))
    .where(and(eq(sites.organisationId, scope.organisationId), isNull(siteClosures.siteId)))
    .limit(2)
}

/** How many sites are open, from the counter that the triggers keep and the few closures that stand. */
export function countOpenSites({ db, organisationId }: Scope) {
  const closed = sql`(select count(*) from ${siteClosures} where ${siteClosures.organisationId} = ${organisationId})`
  return db
    .select(named({ open: sql<number>`counters.value - ${closed}`.as('open') }))
    .from(counters)
    .where(and(eq(counters.organisationId, organisationId), eq(counters.name, 'sites'), eq(counters.siteId, '')))
}

export function insertSite({ db, organisationId, clock }: Scope, site: SiteFields & { id: string }): Statement {
  return db.insert(sites).values({ organisationId, ...site, version: 1, at: clock.now() })
}

export function updateSite({ db, organisationId }: Scope, id: string, version: number, fields: SiteFields): Statement {
  return db
    .update(sites)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(sites.organisationId, organisationId), eq(sites.id, id), eq(sites.version, version)))
}

/** Two people closing the last two sites at once: the second finds no other open site, and writes nothing. */
export function insertClosureUnlessLast(scope: Scope, siteId: string, reason: string): Statement {
  const { db, organisationId, clock, actor } = scope
  return db.insert(siteClosures).select(sql`select ${organisationId}, ${siteId}, ${clock.now()}, ${actor.id}, ${reason}
    where exists (
      select 1 from sites
      left join site_closures other on other.organisation_id = ${organisationId} and other.site_id = sites.id
      where sites.organisation_id = ${organisationId} and sites.id <> ${siteId} and other.site_id is null)`)
}

export function deleteClosure({ db, organisationId }: Scope, siteId: string): Statement {
  return db
    .delete(siteClosures)
    .where(and(eq(siteClosures.organisationId, organisationId), eq(siteClosures.siteId, siteId)))
}

function siteRows(scope: Scope) {
  return scope.db
    .select(
      named({
        id: sites.id,
        name: sites.name,
        sortKey: sites.sortKey,
        street: sites.street,
        postalCode: sites.postalCode,
        town: sites.town,
        phone: sites.phone,
        accessibility: sites.accessibility,
        version: sites.version,
        closedAt: siteClosures.at,
        closedReason: siteClosures.reason,
      }),
    )
    .from(sites)
    .leftJoin(siteClosures, closureOf(scope))
}

const closureOf = ({ organisationId }: Scope) =>
  and(eq(siteClosures.organisationId, organisationId), eq(siteClosures.siteId, sites.id))

/** Someone bound to some sites sees those and no other. */
const seenBy = ({ sites: seen }: Scope) =>
  seen === 'all' ? undefined : sql`${sites.id} in (select value from json_each(${JSON.stringify(seen)}))`
