import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const persons = sqliteTable(
  'persons',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    sortKey: text('sort_key').notNull(),
    email: text().notNull(),
    phone: text().notNull(),
    identityId: text('identity_id'),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)
