import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { digestDues, digestItems } from '#db/messages/tables.ts'
import type { Scope } from '#db/scope.ts'

export type DigestItem = Omit<typeof digestItems.$inferInsert, 'organisationId'>
export type DueDigest = { organisationId: string; personId: string; period: string }

type Waiting = DigestItem & { dueAt: number; period: string }

/** What waits for each one's next digest, and the hour of it: an earlier one that is waited for already stays. */
export function insertItems({ db, organisationId }: Scope, waiting: readonly Waiting[]): Statement[] {
  const rows = JSON.stringify(waiting)
  const cell = (name: keyof Waiting) => sql`value ->> ${sql.raw(`'${name}'`)}`
  return [
    db.insert(digestItems).select(
      sql`select ${organisationId}, ${cell('personId')}, ${cell('eventId')}, ${cell('family')}, ${cell('action')},
        ${cell('subjectId')}, ${cell('body')}, ${cell('at')} from json_each(${rows}) where true on conflict do nothing`,
    ),
    db.insert(digestDues).select(
      sql`select ${organisationId}, ${cell('personId')}, ${cell('period')}, ${cell('dueAt')}
        from json_each(${rows}) where true on conflict do nothing`,
    ),
  ]
}

/** Of every organisation: whose digest is to be written. */
export const selectDueDigests = (db: Scope['db'], now: number, limit = 50) =>
  db.all<DueDigest>(
    sql`/* every organisation: cron looks for what must be told now */
      select organisation_id as organisationId, person_id as personId, period from digest_dues
      where due_at <= ${now} order by due_at limit ${limit}`,
  )

export const selectItems = ({ db, organisationId }: Scope, personId: string, limit: number) =>
  db
    .select(
      named({
        eventId: digestItems.eventId,
        family: digestItems.family,
        action: digestItems.action,
        subjectId: digestItems.subjectId,
        body: digestItems.body,
        at: digestItems.at,
      }),
    )
    .from(digestItems)
    .where(and(eq(digestItems.organisationId, organisationId), eq(digestItems.personId, personId)))
    .orderBy(digestItems.eventId)
    .limit(limit)

export const deleteItems = ({ db, organisationId }: Scope, personId: string, eventIds: readonly string[]): Statement =>
  db
    .delete(digestItems)
    .where(
      and(
        eq(digestItems.organisationId, organisationId),
        eq(digestItems.personId, personId),
        sql`${digestItems.eventId} in (select value from json_each(${JSON.stringify(eventIds)}))`,
      ),
    )

/** Followed by `exactlyOne`: of two that write the same digest, one does. */
export const deleteDue = ({ db, organisationId }: Scope, personId: string, period: string): Statement =>
  db
    .delete(digestDues)
    .where(
      and(
        eq(digestDues.organisationId, organisationId),
        eq(digestDues.personId, personId),
        eq(digestDues.period, period),
      ),
    )

/** What did not fit, or came while the digest was written, is for the next one. */
export const insertDueIfAny = (
  { db, organisationId }: Scope,
  personId: string,
  { at, period }: { at: number; period: string },
): Statement =>
  db.insert(digestDues).select(
    sql`select ${organisationId}, ${personId}, ${period}, ${at} where exists (select 1 from digest_items
      where digest_items.organisation_id = ${organisationId} and digest_items.person_id = ${personId})
      on conflict do nothing`,
  )
