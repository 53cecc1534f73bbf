import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

const measures = {
  seats: integer().notNull(),
  enrolments: integer().notNull(),
  trained: integer().notNull(),
  taught: integer().notNull(),
  planned: integer().notNull(),
  done: integer().notNull(),
  price: integer().notNull(),
  cost: integer().notNull(),
}

/** One session's own figures, kept by triggers. Rebuilt, never copied. */
export const sessionFigures = sqliteTable(
  'session_figures',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    month: text().notNull(),
    siteId: text('site_id').notNull(),
    programmeId: text('programme_id').notNull(),
    counted: integer().notNull(),
    ...measures,
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId] })],
)

/** Their sums, by site and by programme, by month and by year, kept by triggers. Rebuilt, never copied. */
export const figures = sqliteTable(
  'figures',
  {
    organisationId: text('organisation_id').notNull(),
    dimension: text().notNull(),
    subjectId: text('subject_id').notNull(),
    period: text().notNull(),
    sessions: integer().notNull(),
    ...measures,
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.dimension, t.subjectId, t.period] })],
)
