import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { eventPayloads, events } from '#db/events/tables.ts'
import type { Scope } from '#db/scope.ts'

export type ActivityRow = Awaited<ReturnType<typeof selectActivity>>[number]

/** What happened last in the organisation, newest first; for who sees some sites, what happened on those. */
export function selectActivity(scope: Scope, seen: 'all' | readonly string[], limit: number) {
  const { db, organisationId } = scope
  // Asked of each row rather than joined: one row read for a name, where a join reads two.
  const who = sql<string | null>`(select persons.given_name || ' ' || persons.family_name from persons
    where persons.organisation_id = ${organisationId} and persons.identity_id = ${events.actorId})`
  return db
    .select(
      named({
        id: events.id,
        action: events.action,
        who: who.as('who'),
        name: sql<string | null>`json_extract(${eventPayloads.body}, '$.name')`.as('subject_name'),
        at: events.at,
      }),
    )
    .from(events)
    .innerJoin(
      eventPayloads,
      and(eq(eventPayloads.organisationId, events.organisationId), eq(eventPayloads.eventId, events.id)),
    )
    .where(and(eq(events.organisationId, organisationId), nearby(scope, seen, limit)))
    .orderBy(desc(events.seq))
    .limit(seen === 'all' || seen.length > 0 ? limit : 0)
}

/** The last of each site, by an index of its own: the events of the others are not read past. */
function nearby({ organisationId }: Scope, seen: 'all' | readonly string[], limit: number): SQL | undefined {
  if (seen === 'all' || seen.length === 0) return undefined
  const each = seen.map(
    (site) => sql`${events.id} in (select near.id from events near where near.organisation_id = ${organisationId}
      and near.site_id = ${site} order by near.seq desc limit ${limit})`,
  )
  return sql`(${sql.join(each.slice(0, 20), sql` or `)})`
}
