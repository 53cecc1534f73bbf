import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const bucket = (name: string) => integer(name).notNull()

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
    b0: bucket('b0'),
    b1: bucket('b1'),
    b2: bucket('b2'),
    b3: bucket('b3'),
    b4: bucket('b4'),
    b5: bucket('b5'),
    b6: bucket('b6'),
    b7: bucket('b7'),
    b8: bucket('b8'),
    b9: bucket('b9'),
    b10: bucket('b10'),
    b11: bucket('b11'),
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
