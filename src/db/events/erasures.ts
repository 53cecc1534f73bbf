import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { eventPayloads, events, outbox, payloadErasures } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

/** Which events: those of one thing, or these. */
export type Shredded = { subjectId: string } | { eventIds: readonly string[] }

/** Events whose payload stands and may go: no handler still has to read it, and it tells of no other erasure. */
export function selectShreddable({ db, organisationId }: Scope, which: Shredded, erasing: string, limit: number) {
  const meant =
    'subjectId' in which
      ? eq(events.subjectId, which.subjectId)
      : sql`${events.id} in (select value from json_each(${JSON.stringify(which.eventIds)}))`
  return db
    .select(named({ id: events.id }))
    .from(events)
    .leftJoin(
      payloadErasures,
      and(eq(payloadErasures.organisationId, organisationId), eq(payloadErasures.eventId, events.id)),
    )
    .where(
      and(
        eq(events.organisationId, organisationId),
        meant,
        ne(events.action, erasing),
        isNull(payloadErasures.eventId),
        sql`not exists (select 1 from ${outbox} where ${outbox.organisationId} = ${organisationId} and ${outbox.eventId} = ${events.id})`,
      ),
    )
    .orderBy(asc(events.seq))
    .limit(limit)
}

/** Follows, in its batch, the event that says why: the last one there is. */
export function insertErasures({ db, organisationId }: Scope, eventIds: readonly string[]): Statement {
  return db.insert(payloadErasures).select(sql`select ${organisationId}, value,
    (select id from events where events.organisation_id = ${organisationId} order by seq desc limit 1)
    from json_each(${JSON.stringify(eventIds)})`)
}

/** What a shredded payload becomes: an empty one, whose salt is gone. */
export function updateShredded({ db, organisationId }: Scope, eventIds: readonly string[]): Statement {
  return db
    .update(eventPayloads)
    .set({ salt: '', body: '{}' })
    .where(
      and(
        eq(eventPayloads.organisationId, organisationId),
        sql`${eventPayloads.eventId} in (select value from json_each(${JSON.stringify(eventIds)}))`,
      ),
    )
}
