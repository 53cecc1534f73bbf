import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What is wrong with a session, one row a kind. */
export const concerns = sqliteTable(
  'concerns',
  {
    organisationId: text('organisation_id').notNull(),
    sessionId: text('session_id').notNull(),
    kind: text().notNull(),
    siteId: text('site_id').notNull(),
    ownerId: text('owner_id').notNull(),
    dueOn: text('due_on').notNull(),
    count: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.sessionId, t.kind] })],
)
