import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const hookEndpoints = sqliteTable('hook_endpoints', {
  id: text().primaryKey(),
  organisationId: text('organisation_id').notNull(),
  sourceId: text('source_id').notNull(),
  provider: text().notNull(),
  sealedSecret: text('sealed_secret').notNull(),
  oldSealedSecret: text('old_sealed_secret').notNull(),
  oldUntil: integer('old_until').notNull(),
})
