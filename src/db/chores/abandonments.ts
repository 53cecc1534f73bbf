import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { abandonments } from '#db/chores/tables.ts'
import { named, type Statement } from '#db/database.ts'
import { patience } from '#db/events/events.ts'
import { events, outbox } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

export type AbandonmentRow = Awaited<ReturnType<typeof selectAbandonments>>[number]
type Key = { eventId: string; handler: string }

/** What was given up, with the event it followed; the latest first. */
export const selectAbandonments = ({ db, organisationId }: Scope, limit: number) =>
  db
    .select(
      named({
        eventId: abandonments.eventId,
        handler: abandonments.handler,
        attempts: abandonments.attempts,
        error: abandonments.error,
        at: abandonments.at,
        action: events.action,
        subjectId: events.subjectId,
      }),
    )
    .from(abandonments)
    .innerJoin(events, and(eq(events.organisationId, organisationId), eq(events.id, abandonments.eventId)))
    .where(eq(abandonments.organisationId, organisationId))
    .orderBy(desc(abandonments.eventId), asc(abandonments.handler))
    .limit(limit)

export const insertAbandonment = (
  { db, organisationId, clock }: Scope,
  { eventId, handler }: Key,
  attempts: number,
  error: string,
): Statement => db.insert(abandonments).values({ organisationId, eventId, handler, attempts, error, at: clock.now() })

/** Back to the outbox: only what is still given up, so that two who ask at once send it once. */
export const returnToOutbox = ({ db, organisationId, clock }: Scope, keys: readonly Key[]): Statement => {
  const at = clock.now()
  return db
    .insert(outbox)
    .select(sql`select abandonments.organisation_id, event_id, handler, ${at}, ${at + patience}, 0, ''
    from abandonments where abandonments.organisation_id = ${organisationId} and ${among(keys)}`)
}

export const deleteAbandonments = ({ db, organisationId }: Scope, keys: readonly Key[]): Statement =>
  db.delete(abandonments).where(and(eq(abandonments.organisationId, organisationId), among(keys)))

export type AbandonedEverywhere = Awaited<ReturnType<typeof selectAbandonedEverywhere>>[number]

export const selectAbandonedEverywhere = (db: Scope['db'], limit: number) =>
  db
    .select(
      named({
        organisationId: abandonments.organisationId,
        eventId: abandonments.eventId,
        action: events.action,
        handler: abandonments.handler,
        attempts: abandonments.attempts,
        error: abandonments.error,
        at: abandonments.at,
      }),
    )
    .from(abandonments)
    .innerJoin(events, and(eq(events.organisationId, abandonments.organisationId), eq(events.id, abandonments.eventId)))
    .where(sql`/* every organisation: the operator sees the work that waits */ true`)
    .orderBy(desc(abandonments.at))
    .limit(limit)

const among = (keys: readonly Key[]) =>
  sql`(abandonments.event_id, abandonments.handler) in (select value ->> 0, value ->> 1 from json_each(${JSON.stringify(
    keys.map(({ eventId, handler }) => [eventId, handler]),
  )}))`
