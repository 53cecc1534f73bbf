import { and, eq, gt } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

/** What happened after that number, oldest first. */
export const selectEventsAfter = ({ db, organisationId }: Scope, after: number, limit: number) =>
  db
    .select(
      named({
        id: events.id,
        seq: events.seq,
        action: events.action,
        subjectId: events.subjectId,
        siteId: events.siteId,
        at: events.at,
        body: eventPayloads.body,
      }),
    )
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, events.organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .where(and(eq(events.organisationId, organisationId), gt(events.seq, after)))
    .orderBy(events.seq)
    .limit(limit)
