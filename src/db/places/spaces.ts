import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { sites } from '#db/organisations/tables.ts'
import { spaceClosures, spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { holding } from '#db/search.ts'

export type SpaceRow = Awaited<ReturnType<typeof selectSpace>>[number]
export type SpaceFields = Omit<typeof spaces.$inferInsert, 'organisationId' | 'id' | 'version' | 'at'>

/** One page of spaces in the order of their names. */
export function selectSpaces(scope: Scope, { q, after }: Listing, limit: number) {
  const beyond = after ? sql`(${spaces.sortKey}, ${spaces.id}) > (${after[0]}, ${after[1]})` : undefined
  return rows(scope)
    .where(
      and(eq(spaces.organisationId, scope.organisationId), beyond, holding(sql`${spaces.sortKey}`, q), onSites(scope)),
    )
    .orderBy(spaces.sortKey, spaces.id)
    .limit(limit + 1)
}

export const selectSpace = (scope: Scope, id: string) =>
  rows(scope).where(and(eq(spaces.organisationId, scope.organisationId), eq(spaces.id, id), onSites(scope)))

export const insertSpace = ({ db, organisationId, clock }: Scope, id: string, fields: SpaceFields): Statement =>
  db.insert(spaces).values({ organisationId, id, ...fields, version: 1, at: clock.now() })

export const updateSpace = (
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: SpaceFields,
): Statement =>
  db
    .update(spaces)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(spaces.organisationId, organisationId), eq(spaces.id, id), eq(spaces.version, version)))

export const insertSpaceClosure = (
  { db, organisationId, clock, actor }: Scope,
  spaceId: string,
  reason: string,
): Statement => db.insert(spaceClosures).values({ organisationId, spaceId, at: clock.now(), byId: actor.id, reason })

export const deleteSpaceClosure = ({ db, organisationId }: Scope, spaceId: string): Statement =>
  db
    .delete(spaceClosures)
    .where(and(eq(spaceClosures.organisationId, organisationId), eq(spaceClosures.spaceId, spaceId)))

const rows = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        id: spaces.id,
        sortKey: spaces.sortKey,
        name: spaces.name,
        siteId: spaces.siteId,
        siteName: sites.name,
        capacity: spaces.capacity,
        equipment: spaces.equipment,
        version: spaces.version,
        closedAt: spaceClosures.at,
        closedReason: spaceClosures.reason,
      }),
    )
    .from(spaces)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, spaces.siteId)))
    .leftJoin(
      spaceClosures,
      and(eq(spaceClosures.organisationId, organisationId), eq(spaceClosures.spaceId, spaces.id)),
    )

/** Somebody bound to some sites sees the spaces of those. */
const onSites = ({ sites: seen }: Scope) =>
  seen === 'all' ? undefined : sql`${spaces.siteId} in (select value from json_each(${JSON.stringify(seen)}))`
