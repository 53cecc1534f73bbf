import { sql } from 'drizzle-orm'
import type { Database } from '#db/database.ts'

/** Once a day: what each organisation of this database keeps in the store. */
export const selectFileBytes = (db: Database) =>
  db.all<{
    organisationId: string
    bytes: number
  }>(sql`/* every organisation: the operator sees what the platform costs */
    select organisation_id as organisationId, sum(bytes) as bytes from files group by organisation_id`)
