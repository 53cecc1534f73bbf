import { sql } from 'drizzle-orm'
import type { Database } from '#db/database.ts'

/** How far this database has come: its own list of migrations, or nothing where none is kept. */
export const selectSchema = (db: Database) =>
  db.all<{ migration: string }>(sql`/* every organisation: is the platform ready */
    select max(name) as migration from d1_migrations`)

export const selectOldestOwed = (db: Database) =>
  db.all<{ at: number | null }>(sql`/* every organisation: is the platform ready */ select min(at) as at from outbox`)
