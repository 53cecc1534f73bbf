import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

/** The latest events of one thing, newest first, with the name of who did it when it is somebody of the house. */
export function selectHistory({ db, organisationId }: Scope, subjectId: string | SQL, limit = 15) {
  return db
    .select(
      named({
        id: events.id,
        action: events.action,
        actorKind: events.actorKind,
        actorId: events.actorId,
        who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
        key: sql<string | null>`(select api_keys.name from api_keys where api_keys.organisation_id = ${organisationId}
          and api_keys.id = ${events.actorId} and ${events.actorKind} = 'key')`.as('key_name'),
        at: events.at,
        body: eventPayloads.body,
      }),
    )
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, events.organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .leftJoin(persons, and(eq(persons.organisationId, events.organisationId), eq(persons.identityId, events.actorId)))
    .where(and(eq(events.organisationId, organisationId), eq(events.subjectId, subjectId)))
    .orderBy(desc(events.seq))
    .limit(limit)
}
