import { sql } from 'drizzle-orm'
import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { type Database, named } from '#db/database.ts'
import { outbox } from '#db/events/tables.ts'

/** Kept by whatever applies the migrations, and by nothing of ours. */
const register = sqliteTable('d1_migrations', { name: text('name') })

/** How far this database has come. */
export const selectSchema = (db: Database) =>
  db
    .select(named({ migration: sql<string | null>`max(${register.name})` }))
    .from(register)
    .where(sql`/* every organisation: is the platform ready */ true`)

export const selectOldestOwed = (db: Database) =>
  db
    .select(named({ at: sql<number | null>`min(${outbox.dueAt})` }))
    .from(outbox)
    .where(sql`/* every organisation: is the platform ready */ true`)
