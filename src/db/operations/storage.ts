import { sql } from 'drizzle-orm'
import type { Database } from '#db/database.ts'

/** Once a day: what every organisation of this database keeps in the store. */
export const selectFileBytes = (db: Database) =>
  db.all<{ bytes: number }>(sql`/* every organisation: the operator sees what the platform costs */
    select coalesce(sum(bytes), 0) as bytes from files`)
