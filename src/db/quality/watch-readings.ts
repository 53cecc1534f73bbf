import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { watchReadings, watchSourcePauses, watchSources } from './watch-tables.ts'

export type DueSource = Awaited<ReturnType<typeof selectDueSource>>[number]

/** Feeds whose hour has come, in every organisation, the paused ones left out. */
export const selectDueFeeds = (db: Scope['db'], now: number, limit = 20) =>
  db.all<{ organisationId: string; sourceId: string }>(
    sql`/* every organisation: cron keeps the watch */
      select watch_readings.organisation_id as organisationId, watch_readings.source_id as sourceId from offices
      join watch_readings on watch_readings.organisation_id = offices.organisation_id
      where watch_readings.due_at <= ${now}
        and not exists (select 1 from watch_source_pauses where watch_source_pauses.organisation_id = watch_readings.organisation_id
          and watch_source_pauses.source_id = watch_readings.source_id)
      order by watch_readings.due_at limit ${limit}`,
  )

export const selectDueSource = ({ db, organisationId }: Scope, sourceId: string) =>
  db
    .select(
      named({
        id: watchSources.id,
        name: watchSources.name,
        address: watchSources.address,
        theme: watchSources.theme,
        dueAt: watchReadings.dueAt,
        readAt: watchReadings.readAt,
        etag: watchReadings.etag,
        lastModified: watchReadings.lastModified,
        failures: watchReadings.failures,
      }),
    )
    .from(watchReadings)
    .innerJoin(
      watchSources,
      and(eq(watchSources.organisationId, organisationId), eq(watchSources.id, watchReadings.sourceId)),
    )
    .leftJoin(
      watchSourcePauses,
      and(eq(watchSourcePauses.organisationId, organisationId), eq(watchSourcePauses.sourceId, watchReadings.sourceId)),
    )
    .where(
      and(
        eq(watchReadings.organisationId, organisationId),
        eq(watchReadings.sourceId, sourceId),
        sql`${watchSourcePauses.at} is null`,
      ),
    )

export const insertReading = ({ db, organisationId, clock }: Scope, sourceId: string): Statement =>
  db.insert(watchReadings).values({ organisationId, sourceId, dueAt: clock.now(), ...nothingKnown })

/** Another address: what was known of the former one says nothing of it. */
export const restartReading = (scope: Scope, sourceId: string): Statement =>
  updateReading(scope, sourceId, { dueAt: scope.clock.now(), readAt: null, ...nothingKnown })

export const hastenReading = (scope: Scope, sourceId: string): Statement =>
  updateReading(scope, sourceId, { dueAt: scope.clock.now(), failures: 0 })

/** Taken by who looks first: the others find that its hour is later. */
export const claimReading = ({ db, organisationId }: Scope, { id, dueAt }: DueSource, until: number): Statement =>
  db
    .update(watchReadings)
    .set({ dueAt: until })
    .where(
      and(
        eq(watchReadings.organisationId, organisationId),
        eq(watchReadings.sourceId, id),
        eq(watchReadings.dueAt, dueAt),
      ),
    )

type Read = Partial<Omit<typeof watchReadings.$inferInsert, 'organisationId' | 'sourceId'>>

export const updateReading = ({ db, organisationId }: Scope, sourceId: string, read: Read): Statement =>
  db
    .update(watchReadings)
    .set(read)
    .where(and(eq(watchReadings.organisationId, organisationId), eq(watchReadings.sourceId, sourceId)))

export const deleteReading = ({ db, organisationId }: Scope, sourceId: string): Statement =>
  db
    .delete(watchReadings)
    .where(and(eq(watchReadings.organisationId, organisationId), eq(watchReadings.sourceId, sourceId)))

const nothingKnown = { etag: '', lastModified: '', error: '', failures: 0 }
