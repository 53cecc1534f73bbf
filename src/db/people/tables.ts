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

export const portraits = sqliteTable(
  'portraits',
  {
    organisationId: text('organisation_id').notNull(),
    personId: text('person_id').notNull(),
    fileId: text('file_id'),
    nextFileId: text('next_file_id'),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.personId] })],
)
