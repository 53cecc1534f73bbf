import { and, desc, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type ActivityRow = Awaited<ReturnType<typeof selectActivity>>[number]

/** What happened last in the organisation, newest first; for who sees some sites, what happened on those. */
export function selectActivity({ db, organisationId }: Scope, seen: 'all' | readonly string[], limit = 10) {
  const near =
    seen === 'all' ? undefined : sql`${events.siteId} in (select value from json_each(${JSON.stringify(seen)}))`
  return db
    .select(
      named({
        id: events.id,
        action: events.action,
        who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
        name: sql<string | null>`json_extract(${eventPayloads.body}, '$.name')`.as('subject_name'),
        at: events.at,
      }),
    )
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, events.organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .leftJoin(persons, and(eq(persons.organisationId, events.organisationId), eq(persons.identityId, events.actorId)))
    .where(and(eq(events.organisationId, organisationId), near))
    .orderBy(desc(events.seq))
    .limit(limit)
}
