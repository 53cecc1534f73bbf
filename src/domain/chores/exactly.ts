import { sql } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'

/** Fails the batch unless the statement just before it changed that many rows. */
export const exactly = ({ db }: Scope, rows: number): Statement =>
  db.get(sql`select iif(changes() = ${sql.raw(String(rows))}, 1, json('overtaken')) as one`)
