import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A day told to whom it concerns: never twice. */
export const dueCalls = sqliteTable(
  'due_calls',
  {
    organisationId: text('organisation_id').notNull(),
    kind: text().notNull(),
    subjectId: text('subject_id').notNull(),
    onDay: text('on_day').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.kind, t.subjectId, t.onDay] })],
)
