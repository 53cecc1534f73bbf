import { and, asc, desc, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'
import { slowBatches, traffic, usages } from './tables.ts'

/** Requests of one route in the same five minutes. */
export type RouteTraffic = {
  at: number
  route: string
  requests: number
  errors: number
  millis: number
  calls: number
  statements: number
  rowsRead: number
  rowsWritten: number
  buckets: readonly number[]
}

export type Usage = {
  day: string
  organisationId: string
  requests: number
  errors: number
  rowsRead: number
  rowsWritten: number
  millis: number
  buckets: readonly number[]
}

export type SlowBatch = {
  id: string
  at: number
  route: string
  millis: number
  rowsRead: number
  statements: string
  organisationId: string
}

const bucketNames = Array.from({ length: 12 }, (_, at) => `b${at}`)
const sum = (name: string) => sql<number>`sum(${sql.identifier(name)})`
const sums = ['requests', 'errors', 'millis', 'calls', 'statements', 'rows_read', 'rows_written', ...bucketNames]

/** Every isolate adds its own to what the others have counted. */
export function addTraffic({ db }: Scope, rows: readonly RouteTraffic[]): Statement {
  const cells = rows.map((row) => [
    row.at,
    row.route,
    row.requests,
    row.errors,
    row.millis,
    row.calls,
    row.statements,
    row.rowsRead,
    row.rowsWritten,
    ...row.buckets,
  ])
  const values = ['at', 'route', ...sums].map((_, at) => sql.raw(`value ->> ${at}`))
  return db.insert(traffic).select(
    sql`select ${sql.join(values, sql`, `)} from json_each(${JSON.stringify(cells)}) where true
      on conflict do update set ${sql.raw(sums.map((name) => `${name} = ${name} + excluded.${name}`).join(', '))}`,
  )
}

export function addUsages({ db }: Scope, rows: readonly Usage[]): Statement {
  const cells = rows.map((row) => [
    row.day,
    row.organisationId,
    row.requests,
    row.errors,
    row.rowsRead,
    row.rowsWritten,
    row.millis,
    ...row.buckets,
  ])
  const names = ['requests', 'errors', 'rows_read', 'rows_written', 'millis', ...bucketNames]
  const values = ['day', 'organisation_id', ...names].map((_, at) => sql.raw(`value ->> ${at}`))
  return db.insert(usages).select(
    sql`select ${sql.join(values, sql`, `)}, 0 from json_each(${JSON.stringify(cells)}) where true
      on conflict do update set ${sql.raw(names.map((name) => `${name} = ${name} + excluded.${name}`).join(', '))}`,
  )
}

/** What each keeps in the store that day. */
export function saveFileBytes({ db }: Scope, day: string, kept: readonly { organisationId: string; bytes: number }[]) {
  const nothing = sql.raw(
    Array(5 + bucketNames.length)
      .fill(0)
      .join(', '),
  )
  return db.insert(usages).select(
    sql`select ${day}, value ->> 'organisationId', ${nothing}, value ->> 'bytes' from json_each(${JSON.stringify(kept)})
      where true on conflict do update set file_bytes = excluded.file_bytes`,
  )
}

export const insertSlowBatches = ({ db }: Scope, rows: readonly SlowBatch[]): Statement =>
  db.insert(slowBatches).select(
    sql`select value ->> 'id', value ->> 'at', value ->> 'route', value ->> 'millis', value ->> 'rowsRead',
      value ->> 'statements', value ->> 'organisationId' from json_each(${JSON.stringify(rows)}) where true`,
  )

/** Under this name, every route together; and every organisation. */
export const everything = '*'

const summedBuckets = sql<string>`json_array(${sql.join(bucketNames.map(sum), sql`, `)})`

/** Since then, one row a route. */
export function selectTraffic({ db }: Scope, since: number) {
  return db
    .select(
      named({
        route: traffic.route,
        requests: sum('requests'),
        errors: sum('errors'),
        millis: sum('millis'),
        statements: sum('statements'),
        rowsRead: sum('rows_read'),
        rowsWritten: sum('rows_written'),
        buckets: summedBuckets,
      }),
    )
    .from(traffic)
    .where(gte(traffic.at, since))
    .groupBy(traffic.route)
}

/** The platform together, hour after hour. */
export function selectHours({ db }: Scope, since: number) {
  const hour = sql<number>`${traffic.at} / 3600000 * 3600000`
  return db
    .select(named({ at: hour, requests: sum('requests'), errors: sum('errors') }))
    .from(traffic)
    .where(and(gte(traffic.at, since), eq(traffic.route, everything)))
    .groupBy(hour)
    .orderBy(hour)
}

export const selectSlowBatches = ({ db }: Scope, limit: number) =>
  db
    .select(
      named({
        id: slowBatches.id,
        at: slowBatches.at,
        route: slowBatches.route,
        millis: slowBatches.millis,
        rowsRead: slowBatches.rowsRead,
        statements: slowBatches.statements,
        organisation: organisations.name,
      }),
    )
    .from(slowBatches)
    .leftJoin(organisations, eq(organisations.id, slowBatches.organisationId))
    .orderBy(desc(slowBatches.at))
    .limit(limit)

const asked = {
  requests: sum('requests'),
  errors: sum('errors'),
  rowsRead: sum('rows_read'),
  rowsWritten: sum('rows_written'),
  millis: sum('millis'),
}

/** What each organisation asked for on those two days, the heaviest first. */
export const selectUsages = ({ db }: Scope, today: string, yesterday: string, limit: number) =>
  db
    .select(
      named({
        organisationId: usages.organisationId,
        name: sql<string | null>`max(${organisations.name})`,
        ...asked,
        buckets: summedBuckets,
        fileBytes: sql<number>`max(${usages.fileBytes})`,
      }),
    )
    .from(usages)
    .leftJoin(organisations, eq(organisations.id, usages.organisationId))
    .where(and(inArray(usages.day, [today, yesterday]), ne(usages.organisationId, everything)))
    .groupBy(usages.organisationId)
    .orderBy(desc(asked.rowsRead))
    .limit(limit)

/** Every day since then, all organisations together. */
export const selectDays = ({ db }: Scope, since: string) =>
  db
    .select(named({ day: usages.day, ...asked }))
    .from(usages)
    .where(and(eq(usages.organisationId, everything), gte(usages.day, since)))
    .groupBy(usages.day)
    .orderBy(asc(usages.day))

export const deleteOldTraffic = ({ db }: Scope, before: number): Statement =>
  db.delete(traffic).where(lt(traffic.at, before))
export const deleteOldSlowBatches = ({ db }: Scope, before: number): Statement =>
  db.delete(slowBatches).where(lt(slowBatches.at, before))
export const deleteOldUsages = ({ db }: Scope, before: string): Statement =>
  db.delete(usages).where(lt(usages.day, before))
