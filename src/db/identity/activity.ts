import { and, desc, eq } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import { identities } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

/** What happened to somebody's account, newest first, with the name of who did it: empty once that person has left. */
export const selectActivity = ({ db, organisationId }: Scope, identityId: string, limit = 30) =>
  db
    .select(
      named({
        id: events.id,
        action: events.action,
        actorKind: events.actorKind,
        who: identities.name,
        at: events.at,
        body: eventPayloads.body,
      }),
    )
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, events.organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .leftJoin(identities, eq(identities.id, events.actorId))
    .where(and(eq(events.organisationId, organisationId), eq(events.subjectId, identityId)))
    .orderBy(desc(events.seq))
    .limit(limit)
