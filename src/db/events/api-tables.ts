import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const apiAnswers = sqliteTable(
  'api_answers',
  {
    organisationId: text('organisation_id').notNull(),
    keyId: text('key_id').notNull(),
    id: text().notNull(),
    hash: text().notNull(),
    status: integer().notNull(),
    body: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.keyId, t.id] }), index('api_answers_by_age').on(t.at)],
)
