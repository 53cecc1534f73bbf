import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Nobody may answer any more. */
export const askingClosures = sqliteTable(
  'asking_closures',
  {
    organisationId: text('organisation_id').notNull(),
    askingId: text('asking_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.askingId] })],
)

/** On that day whoever had said nothing was asked again. */
export const askingRounds = sqliteTable(
  'asking_rounds',
  {
    organisationId: text('organisation_id').notNull(),
    askingId: text('asking_id').notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.askingId, t.onDay] })],
)

/** Kept by triggers. */
export const askingCounts = sqliteTable(
  'asking_counts',
  {
    organisationId: text('organisation_id').notNull(),
    askingId: text('asking_id').notNull(),
    asked: integer().notNull(),
    answered: integer().notNull(),
    silent: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.askingId] })],
)
