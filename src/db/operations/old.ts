import { sql } from 'drizzle-orm'
import type { Database } from '#db/database.ts'

/** Rows that have told what they had to tell, and name people: so many days, then they go. Children before parents. */
export const keptDays = {
  delivery_attempts: 90,
  deliveries: 90,
  incoming: 90,
  digest_items: 90,
  unread_notifications: 400,
  notifications: 400,
  sending_texts: 400,
} as const

export type OldTable = keyof typeof keptDays

/** Ids begin with the hour they were made: `before` is such an id. Answers how many went, at most `limit`. */
export async function deleteOld(db: Database, table: OldTable, before: string, limit: number): Promise<number> {
  const { key, old } = shapes[table]
  const { meta } = await db.run(sql`/* every organisation: what is old is forgotten */
    delete from ${sql.identifier(table)} where (organisation_id, ${sql.raw(key)}) in (
      select organisation_id, ${sql.raw(key)} from ${sql.identifier(table)} where ${sql.raw(old)} < ${before} limit ${limit})`)
  return meta.changes
}

const shapes: Record<OldTable, { key: string; old: string }> = {
  delivery_attempts: { key: 'delivery_id, attempt', old: 'delivery_id' },
  deliveries: { key: 'id', old: 'due_at is null and id' },
  incoming: { key: 'id', old: "state <> 'waiting' and id" },
  digest_items: { key: 'person_id, event_id', old: 'event_id' },
  unread_notifications: { key: 'person_id, notification_id', old: 'notification_id' },
  notifications: { key: 'id', old: 'id' },
  sending_texts: { key: 'sending_id', old: 'sending_id' },
}

/** Bodies too long for a row, kept as files: they go with the last call that names them. */
export const selectOldBodies = (db: Database, before: string, limit: number) =>
  db.all<{ organisationId: string; sha256: string }>(sql`/* every organisation: what is old is forgotten */
    select distinct organisation_id as organisationId, sha256 from incoming as old
    where body is null and state <> 'waiting' and id < ${before} and not exists (
      select 1 from incoming as young where young.organisation_id = old.organisation_id
      and young.sha256 = old.sha256 and young.id >= ${before})
    limit ${limit}`)
