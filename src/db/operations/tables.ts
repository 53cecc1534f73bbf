import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const bucket = (name: string) => integer(name).notNull()
const laterBucket = (name: string) => bucket(name).default(0)

/** Answers by how long they took; the edges are in the code that reads them. */
const buckets = <Column>(of: (name: string) => Column) => ({
  b0: of('b0'),
  b1: of('b1'),
  b2: of('b2'),
  b3: of('b3'),
  b4: of('b4'),
  b5: of('b5'),
  b6: of('b6'),
  b7: of('b7'),
  b8: of('b8'),
  b9: of('b9'),
  b10: of('b10'),
  b11: of('b11'),
})

export const traffic = sqliteTable(
  'traffic',
  {
    at: integer('at').notNull(),
    route: text('route').notNull(),
    requests: integer('requests').notNull(),
    errors: integer('errors').notNull(),
    millis: integer('millis').notNull(),
    calls: integer('calls').notNull(),
    statements: integer('statements').notNull(),
    rowsRead: integer('rows_read').notNull(),
    rowsWritten: integer('rows_written').notNull(),
    ...buckets(bucket),
  },
  (table) => [primaryKey({ columns: [table.at, table.route] })],
)

export const usages = sqliteTable(
  'usages',
  {
    day: text('day').notNull(),
    organisationId: text('organisation_id').notNull(),
    requests: integer('requests').notNull(),
    errors: integer('errors').notNull(),
    rowsRead: integer('rows_read').notNull(),
    rowsWritten: integer('rows_written').notNull(),
    millis: integer('millis').notNull(),
    ...buckets(laterBucket),
    fileBytes: integer('file_bytes').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.organisationId] }),
    index('usages_of_organisation').on(table.organisationId, table.day),
  ],
)

export const slowBatches = sqliteTable(
  'slow_batches',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    route: text('route').notNull(),
    millis: integer('millis').notNull(),
    rowsRead: integer('rows_read').notNull(),
    statements: text('statements').notNull(),
    organisationId: text('organisation_id').notNull().default(''),
  },
  (table) => [index('slow_batches_by_date').on(table.at)],
)

export const alarms = sqliteTable('alarms', {
  kind: text('kind').primaryKey(),
  measure: text('measure').notNull(),
  at: integer('at').notNull(),
})

export const storages = sqliteTable(
  'storages',
  { day: text('day').notNull(), place: text('place').notNull(), bytes: integer('bytes').notNull() },
  (table) => [primaryKey({ columns: [table.day, table.place] })],
)
