import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const links = sqliteTable('links', {
  id: text().primaryKey(),
  purpose: text().notNull(),
  subjectId: text('subject_id').notNull(),
  hash: text().notNull(),
  at: integer().notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})
