import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What somebody expects and where they stand before the start, and what was decided: every version is kept. */
export const analyses = sqliteTable(
  'analyses',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    enrolmentId: text('enrolment_id').notNull(),
    kind: text().notNull(),
    expectations: text().notNull(),
    level: text().notNull(),
    adaptations: text().notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
