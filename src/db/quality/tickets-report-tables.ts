import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Violence, harassment, discrimination: read by very few, listed nowhere else. */
export const reports = sqliteTable(
  'reports',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    body: text().notNull(),
    name: text().notNull(),
    contact: text().notNull(),
    source: text().notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const reportMeasures = sqliteTable(
  'report_measures',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    reportId: text('report_id').notNull(),
    what: text().notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const reportClosures = sqliteTable(
  'report_closures',
  {
    organisationId: text('organisation_id').notNull(),
    reportId: text('report_id').notNull(),
    word: text().notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.reportId] })],
)
