import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { watchItems, watchReadings, watchSourcePauses, watchSources } from './watch-tables.ts'

export type SourceRow = Awaited<ReturnType<typeof selectSource>>[number]

/** How many feeds an organisation may have. */
const mostSources = 50

export const selectSources = (scope: Scope) =>
  sourceRows(scope)
    .where(eq(watchSources.organisationId, scope.organisationId))
    .orderBy(watchSources.id)
    .limit(mostSources)

export const selectSource = (scope: Scope, id: string) =>
  sourceRows(scope).where(and(eq(watchSources.organisationId, scope.organisationId), eq(watchSources.id, id)))

type Fields = Pick<typeof watchSources.$inferInsert, 'name' | 'address' | 'theme'>

/** Nothing is written once there are as many as there may be. */
export function insertSource(scope: Scope, { id, name, address, theme }: Fields & { id: string }): Statement {
  const { db, organisationId, clock, actor } = scope
  return db.insert(watchSources).select(sql`select ${organisationId}, ${id}, ${name}, ${address}, ${theme}, 1,
    ${clock.now()}, ${actor.id} where (select count(*) from (select 1 from watch_sources
      where watch_sources.organisation_id = ${organisationId} limit ${mostSources})) < ${mostSources}`)
}

export const updateSource = ({ db, organisationId }: Scope, id: string, version: number, fields: Fields): Statement =>
  db
    .update(watchSources)
    .set({ ...fields, version: version + 1 })
    .where(
      and(eq(watchSources.organisationId, organisationId), eq(watchSources.id, id), eq(watchSources.version, version)),
    )

export const deleteSource = ({ db, organisationId }: Scope, id: string): Statement =>
  db.delete(watchSources).where(and(eq(watchSources.organisationId, organisationId), eq(watchSources.id, id)))

export const insertPause = ({ db, organisationId, clock, actor }: Scope, sourceId: string): Statement =>
  db.insert(watchSourcePauses).values({ organisationId, sourceId, at: clock.now(), byId: actor.id })

export const deletePause = ({ db, organisationId }: Scope, sourceId: string): Statement =>
  db
    .delete(watchSourcePauses)
    .where(and(eq(watchSourcePauses.organisationId, organisationId), eq(watchSourcePauses.sourceId, sourceId)))

/** Nobody looks for its next items: added again, it brings them anew. */
export const updateItemsOf = ({ db, organisationId }: Scope, sourceId: string): Statement =>
  db
    .update(watchItems)
    .set({ sourceId: '' })
    .where(and(eq(watchItems.organisationId, organisationId), eq(watchItems.sourceId, sourceId)))

function sourceRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: watchSources.id,
        name: watchSources.name,
        address: watchSources.address,
        theme: watchSources.theme,
        version: watchSources.version,
        pausedAt: watchSourcePauses.at,
        dueAt: watchReadings.dueAt,
        readAt: watchReadings.readAt,
        error: watchReadings.error,
        failures: watchReadings.failures,
      }),
    )
    .from(watchSources)
    .innerJoin(
      watchReadings,
      and(eq(watchReadings.organisationId, organisationId), eq(watchReadings.sourceId, watchSources.id)),
    )
    .leftJoin(
      watchSourcePauses,
      and(eq(watchSourcePauses.organisationId, organisationId), eq(watchSourcePauses.sourceId, watchSources.id)),
    )
}
