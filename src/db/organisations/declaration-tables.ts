import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const declarations = sqliteTable(
  'declarations',
  {
    organisationId: text('organisation_id').notNull(),
    id: text().notNull(),
    number: text().notNull(),
    region: text().notNull(),
    fromDay: text('from_day').notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.id] })],
)

export const declaredSites = sqliteTable(
  'declared_sites',
  {
    organisationId: text('organisation_id').notNull(),
    siteId: text('site_id').notNull(),
    declarationId: text('declaration_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.siteId] })],
)
