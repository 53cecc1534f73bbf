import { and, asc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { patience } from '#db/events/events.ts'
import { outbox } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

export type Overdue = { organisationId: string; eventId: string; handler: string; attempts: number }

/** Work of every organisation that cron must send again. Nothing is changed of one that leaves this database. */
export function selectOverdue(db: Scope['db'], now: number, limit: number) {
  return db.all<Overdue>(
    sql`/* every organisation: cron sends again what nobody has answered */
      select organisation_id as organisationId, event_id as eventId, handler, attempts from outbox
      where due_at < ${now} and not exists (select 1 from removals where removals.organisation_id = outbox.organisation_id)
      order by due_at limit ${limit}`,
  )
}

/** Each time cron has sent it, it waits twice as long, an hour at most. */
export async function postpone(db: Scope['db'], now: number, work: readonly Overdue[]): Promise<void> {
  const keys = JSON.stringify(work.map(({ organisationId, eventId, handler }) => [organisationId, eventId, handler]))
  await db.run(
    sql`/* every organisation: cron sends again what nobody has answered */
      update outbox set due_at = ${now} + min(3600000, ${patience} << min(attempts, 10)), attempts = attempts + 1
      where (organisation_id, event_id, handler) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(${keys}))
      and not exists (select 1 from removals where removals.organisation_id = outbox.organisation_id)`,
  )
}

/** What the last failure said, and until when the queue will try by itself. */
export function updateFailure(scope: Scope, eventId: string, handler: string, error: string, dueAt: number): Statement {
  const { db, organisationId } = scope
  return db
    .update(outbox)
    .set({ attempts: sql`attempts + 1`, error, dueAt })
    .where(and(isWork(scope, eventId, handler), stays(organisationId)))
}

/** A step has been made and others follow: cron leaves the work to the queue, and earlier failures no longer count. */
export function keepOpen(scope: Scope, eventId: string, handler: string): Statement {
  const dueAt = scope.clock.now() + patience
  return scope.db
    .update(outbox)
    .set({ attempts: 0, error: '', dueAt })
    .where(isWork(scope, eventId, handler))
}

export const selectOpen = (scope: Scope, eventId: string, handler: string) =>
  scope.db
    .select(named({ attempts: outbox.attempts, error: outbox.error }))
    .from(outbox)
    .where(isWork(scope, eventId, handler))

/** The open work of one organisation, oldest first: ids of events are in the order of time. */
export const selectOpenWork = ({ db, organisationId }: Scope, limit: number) =>
  db
    .select(named({ eventId: outbox.eventId, handler: outbox.handler, at: outbox.at, attempts: outbox.attempts }))
    .from(outbox)
    .where(eq(outbox.organisationId, organisationId))
    .orderBy(asc(outbox.organisationId), asc(outbox.eventId))
    .limit(limit)

export type OpenWork = Awaited<ReturnType<typeof selectOpenEverywhere>>[number]

/** The open work of a whole database, what was tried last at the end. */
export const selectOpenEverywhere = (db: Scope['db'], limit: number) =>
  db
    .select(
      named({
        organisationId: outbox.organisationId,
        handler: outbox.handler,
        at: outbox.at,
        attempts: outbox.attempts,
        error: outbox.error,
      }),
    )
    .from(outbox)
    .where(sql`/* every organisation: the operator sees the work that waits */ true`)
    .orderBy(outbox.dueAt)
    .limit(limit)

const isWork = ({ organisationId }: Scope, eventId: string, handler: string) =>
  and(eq(outbox.organisationId, organisationId), eq(outbox.eventId, eventId), eq(outbox.handler, handler))

const stays = (organisationId: string) =>
  sql`not exists (select 1 from removals where removals.organisation_id = ${organisationId})`
