import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { counters } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { watchItems, watchUses } from './watch-tables.ts'

export type ItemState = 'new' | 'kept' | 'aside' | 'used'
export type ItemLine = Awaited<ReturnType<typeof selectItems>>[number]
export type ItemRow = Awaited<ReturnType<typeof selectItem>>[number]

/** Those of one state, of one theme or of all, the latest first, and one more to know whether others follow. */
export function selectItems(
  { db, organisationId }: Scope,
  state: ItemState,
  theme: string,
  after: Listing['after'],
  limit: number,
) {
  const beyond = after ? sql`(${watchItems.happenedOn}, ${watchItems.id}) < (${after[0]}, ${after[1]})` : undefined
  return db
    .select(
      named({
        id: watchItems.id,
        kind: watchItems.kind,
        source: watchItems.source,
        title: watchItems.title,
        address: watchItems.address,
        summary: watchItems.summary,
        sortKey: watchItems.happenedOn,
        theme: watchItems.theme,
        indicators: watchItems.indicators,
      }),
    )
    .from(watchItems)
    .where(
      and(
        eq(watchItems.organisationId, organisationId),
        eq(watchItems.state, state),
        theme === '' ? undefined : eq(watchItems.theme, theme),
        beyond,
      ),
    )
    .orderBy(desc(watchItems.happenedOn), desc(watchItems.id))
    .limit(limit + 1)
}

export const selectItem = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(
      named({
        id: watchItems.id,
        kind: watchItems.kind,
        source: watchItems.source,
        title: watchItems.title,
        address: watchItems.address,
        summary: watchItems.summary,
        happenedOn: watchItems.happenedOn,
        theme: watchItems.theme,
        indicators: watchItems.indicators,
        holdingId: watchItems.holdingId,
        state: watchItems.state,
        changed: watchUses.changed,
        served: watchUses.indicators,
        programmes: watchUses.programmes,
        decidedOn: watchUses.decidedOn,
      }),
    )
    .from(watchItems)
    .leftJoin(watchUses, and(eq(watchUses.organisationId, organisationId), eq(watchUses.itemId, watchItems.id)))
    .where(and(eq(watchItems.organisationId, organisationId), eq(watchItems.id, id)))

/** How many there are in each state. */
export const selectItemCounts = ({ db, organisationId }: Scope) =>
  db
    .select(named({ name: counters.name, value: counters.value }))
    .from(counters)
    .where(
      and(
        eq(counters.organisationId, organisationId),
        sql`${counters.name} in ('watch new', 'watch kept', 'watch used', 'watch aside')`,
        eq(counters.siteId, ''),
      ),
    )

type NewItem = Omit<typeof watchItems.$inferInsert, 'organisationId' | 'at' | 'byId' | 'state'>

/** Once each: what the feed has brought already, or another feed under the same address, is left out. */
export function insertItems({ db, organisationId, clock, actor }: Scope, items: readonly NewItem[]): Statement {
  const rows = JSON.stringify(
    items.map((item) => [
      item.id,
      item.sourceId,
      item.source,
      item.guid,
      item.title,
      item.address,
      item.summary,
      item.happenedOn,
      item.theme,
      item.indicators,
    ]),
  )
  return db.insert(watchItems).select(sql`select ${organisationId}, item.value ->> 0, 'feed', item.value ->> 1,
    item.value ->> 2, item.value ->> 3, item.value ->> 4, item.value ->> 5, item.value ->> 6, item.value ->> 7,
    item.value ->> 8, item.value ->> 9, null, 'new', ${clock.now()}, ${actor.id} from json_each(${rows}) as item
    where not exists (select 1 from watch_items known where known.organisation_id = ${organisationId}
        and known.source_id = item.value ->> 1 and known.guid = item.value ->> 3)
      and not exists (select 1 from watch_items other where other.organisation_id = ${organisationId}
        and other.address = item.value ->> 5 and other.address <> '' and other.source_id <> item.value ->> 1)`)
}

export const insertItem = ({ db, organisationId, clock, actor }: Scope, item: NewItem & { state: string }): Statement =>
  db.insert(watchItems).values({ organisationId, ...item, at: clock.now(), byId: actor.id })

/** From the state that was seen to another: of two who sort it at once, the second finds it gone. */
export const updateItemState = ({ db, organisationId }: Scope, id: string, from: string, to: ItemState): Statement =>
  db
    .update(watchItems)
    .set({ state: to })
    .where(and(eq(watchItems.organisationId, organisationId), eq(watchItems.id, id), eq(watchItems.state, from)))

type Use = Omit<typeof watchUses.$inferInsert, 'organisationId' | 'at' | 'byId'>

export const insertUse = ({ db, organisationId, clock, actor }: Scope, use: Use): Statement =>
  db.insert(watchUses).values({ organisationId, ...use, at: clock.now(), byId: actor.id })

/** Who has something that was put aside, or never looked at, and is older than this day. */
export const selectStaleItems = (db: Scope['db'], before: string, limit = 100) =>
  db.all<{ organisationId: string }>(
    sql`/* every organisation: cron keeps the watch */
      select offices.organisation_id as organisationId from offices
      where exists (select 1 from watch_items where watch_items.organisation_id = offices.organisation_id
        and watch_items.state = 'aside' and watch_items.happened_on < ${before} and watch_items.holding_id is null)
      limit ${limit}`,
  )

export const deleteStaleItems = ({ db, organisationId }: Scope, before: string): Statement =>
  db
    .delete(watchItems)
    .where(
      and(
        eq(watchItems.organisationId, organisationId),
        eq(watchItems.state, 'aside'),
        lt(watchItems.happenedOn, before),
        sql`${watchItems.holdingId} is null`,
      ),
    )

/** Programmes that something read may have changed, by name. */
export const selectProgrammeNames = ({ db, organisationId }: Scope, limit = 40) =>
  db
    .select(named({ id: programmes.id, title: programmes.title }))
    .from(programmes)
    .where(and(eq(programmes.organisationId, organisationId), sql`${programmes.sortKey} > ''`))
    .orderBy(programmes.sortKey, programmes.id)
    .limit(limit)
