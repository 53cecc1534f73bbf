import { and, eq, lte, sql } from 'drizzle-orm'
import type { Statement } from '#db/database.ts'
import { reminders } from '#db/messages/tables.ts'
import type { Scope } from '#db/scope.ts'

export type NewReminder = { id: string; kind: string; subjectId: string; dueAt: number; personId?: string | null }
export type DueReminder = { organisationId: string; id: string; kind: string; subjectId: string }

/** Set twice, it stands once, at its first hour. */
export const insertReminder = ({ db, organisationId, clock }: Scope, reminder: NewReminder): Statement =>
  db
    .insert(reminders)
    .values({ organisationId, personId: null, ...reminder, at: clock.now() })
    .onConflictDoNothing()

/** Followed by `exactlyOne`: a reminder becomes its event once. */
export const deleteReminder = ({ db, organisationId, clock }: Scope, id: string): Statement =>
  db
    .delete(reminders)
    .where(and(eq(reminders.organisationId, organisationId), eq(reminders.id, id), lte(reminders.dueAt, clock.now())))

export const postponeReminder = ({ db, organisationId }: Scope, id: string, dueAt: number): Statement =>
  db
    .update(reminders)
    .set({ dueAt })
    .where(and(eq(reminders.organisationId, organisationId), eq(reminders.id, id)))

/** Of every organisation: what was to happen before now. */
export const selectDueReminders = (db: Scope['db'], now: number, limit = 50) =>
  db.all<DueReminder>(
    sql`/* every organisation: cron looks for what must be told now */
      select organisation_id as organisationId, id, kind, subject_id as subjectId from reminders
      where due_at <= ${now} order by due_at limit ${limit}`,
  )
