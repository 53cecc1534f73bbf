import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** An address that shows somebody their own room, to look at and nothing else, without an account. */
export const personalLinks = sqliteTable(
  'personal_links',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    personId: text('person_id').notNull(),
    room: text().notNull(),
    expiresAt: integer('expires_at').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const personalLinkRevocations = sqliteTable(
  'personal_link_revocations',
  {
    organisationId: text('organisation_id').notNull(),
    linkId: text('link_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.linkId] })],
)
