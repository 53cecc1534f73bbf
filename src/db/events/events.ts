import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { eventPayloads, events, outbox, receipts } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

export type EventRow = {
  id: string
  siteId: string | null
  actor: Scope['actor']
  action: string
  subjectId: string
  salt: string
  body: string
  payloadHash: string
}

/** The event takes the next number inside its own insert: two writers can never share one. */
export function insertEvent({ db, organisationId, requestId, clock }: Scope, event: EventRow): Statement {
  const next = sql<number>`(select coalesce(max(${events.seq}), 0) + 1 from ${events} where ${events.organisationId} = ${organisationId})`
  return db.insert(events).values({
    organisationId,
    id: event.id,
    seq: next,
    siteId: event.siteId,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    action: event.action,
    subjectId: event.subjectId,
    requestId,
    at: clock.now(),
    payloadHash: event.payloadHash,
  })
}

export function insertPayload({ db, organisationId }: Scope, event: EventRow): Statement {
  return db.insert(eventPayloads).values({ organisationId, eventId: event.id, salt: event.salt, body: event.body })
}

/** How long cron leaves to the queue what has just been sent there. */
export const patience = 2 * 60_000

export function insertOwed({ db, organisationId, clock }: Scope, eventId: string, handler: string): Statement {
  const at = clock.now()
  return db.insert(outbox).values({ organisationId, eventId, handler, at, dueAt: at + patience })
}

export function deleteOwed({ db, organisationId }: Scope, eventId: string, handler: string): Statement {
  return db
    .delete(outbox)
    .where(and(eq(outbox.organisationId, organisationId), eq(outbox.eventId, eventId), eq(outbox.handler, handler)))
}

export function insertReceipt({ db, organisationId, clock }: Scope, eventId: string, handler: string): Statement {
  return db.insert(receipts).values({ organisationId, eventId, handler, at: clock.now() })
}

/** The event with its payload, and the receipt if this handler has answered already. */
export function selectWork({ db, organisationId }: Scope, eventId: string, handler: string) {
  return db
    .select(
      named({
        action: events.action,
        subjectId: events.subjectId,
        siteId: events.siteId,
        actorKind: events.actorKind,
        actorId: events.actorId,
        requestId: events.requestId,
        at: events.at,
        body: eventPayloads.body,
        answeredAt: receipts.at,
      }),
    )
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, events.organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .leftJoin(
      receipts,
      and(eq(receipts.organisationId, organisationId), eq(receipts.eventId, events.id), eq(receipts.handler, handler)),
    )
    .where(and(eq(events.organisationId, organisationId), eq(events.id, eventId)))
}

export function selectReceipt({ db, organisationId }: Scope, eventId: string, handler: string) {
  return db
    .select(named({ at: receipts.at }))
    .from(receipts)
    .where(
      and(eq(receipts.organisationId, organisationId), eq(receipts.eventId, eventId), eq(receipts.handler, handler)),
    )
}
