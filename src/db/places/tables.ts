import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** A room where people are taught; « room » has another meaning in this house. */
export const spaces = sqliteTable(
  'spaces',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    siteId: text('site_id').notNull(),
    name: text().notNull(),
    sortKey: text('sort_key').notNull(),
    capacity: integer().notNull(),
    equipment: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const spaceClosures = sqliteTable(
  'space_closures',
  {
    organisationId: text('organisation_id').notNull(),
    spaceId: text('space_id').notNull(),
    at: integer().notNull(),
    byId: text('by_id').notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.spaceId] })],
)
