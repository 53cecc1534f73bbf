import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { nearSites } from '#db/near-sites.ts'
import { counters, sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import { ticketStandings } from '#db/quality/tickets-derived-tables.ts'
import { tickets } from '#db/quality/tickets-tables.ts'
import type { Scope } from '#db/scope.ts'

export type BoardRow = Awaited<ReturnType<typeof selectStage>>[number]
/** '' for any. */
export type BoardFilter = { kind: string; site: string; owner: string }
/** After the day and the ticket of the last one shown. */
export type BoardPlace = readonly [onDay: string, ticketId: string]

/** What stands at a stage: the day that comes first is first; of those that are closed, the last one. */
export function selectStage(scope: Scope, stage: string, filter: BoardFilter, after: BoardPlace | null, limit: number) {
  const { db, organisationId } = scope
  const latestFirst = stage === 'closed'
  const beyond = beyondOf(after, latestFirst)
  return db
    .select(
      named({
        id: tickets.id,
        kind: tickets.kind,
        title: tickets.title,
        name: tickets.name,
        siteName: sql<string | null>`${sites.name}`.as('site_name'),
        ownerName: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('owner_name'),
        stage: ticketStandings.stage,
        onDay: ticketStandings.onDay,
      }),
    )
    .from(ticketStandings)
    .innerJoin(tickets, and(eq(tickets.organisationId, organisationId), eq(tickets.id, ticketStandings.ticketId)))
    .leftJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, tickets.siteId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, tickets.ownerId)))
    .where(
      and(
        eq(ticketStandings.organisationId, organisationId),
        eq(ticketStandings.stage, stage),
        filter.kind ? eq(ticketStandings.kind, filter.kind) : undefined,
        filter.site ? eq(ticketStandings.siteId, filter.site) : undefined,
        filter.owner ? eq(ticketStandings.ownerId, filter.owner) : undefined,
        nearby(scope, stage, filter, after, limit),
        beyond,
      ),
    )
    .orderBy(
      latestFirst
        ? sql`${ticketStandings.onDay} desc, ${ticketStandings.ticketId} desc`
        : sql`${ticketStandings.onDay}, ${ticketStandings.ticketId}`,
    )
    .limit(limit)
}

/** How many stand at each stage, for whoever sees everything, or her sites. */
export function selectStageCounts({ db, organisationId, sites: seen }: Scope, stages: readonly string[]) {
  const names = JSON.stringify(stages.map((stage) => `tickets ${stage}`))
  const places = JSON.stringify(seen === 'all' ? [''] : seen)
  return db
    .select(named({ name: counters.name, value: counters.value }))
    .from(counters)
    .where(
      and(
        eq(counters.organisationId, organisationId),
        sql`${counters.name} in (select value from json_each(${names}))`,
        sql`${counters.siteId} in (select value from json_each(${places}))`,
      ),
    )
}

/** For who sees some sites: the first of each, by its own index, so that those of the others are not read past. */
function nearby(scope: Scope, stage: string, filter: BoardFilter, after: BoardPlace | null, limit: number) {
  const { organisationId, sites: seen } = scope
  if (seen === 'all') return undefined
  const its = filter.kind ? sql`and kind = ${filter.kind}` : sql``
  const hers = filter.owner ? sql`and owner_id = ${filter.owner}` : sql``
  const later = after ? sql`and ${beyondOf(after, stage === 'closed')}` : sql``
  const order = stage === 'closed' ? sql`on_day desc, ticket_id desc` : sql`on_day, ticket_id`
  return nearSites(
    seen.filter((site) => filter.site === '' || filter.site === site),
    ticketStandings.ticketId,
    ticketStandings.siteId,
    (site) => sql`select * from (select ticket_id from ticket_standings where organisation_id = ${organisationId}
      and stage = ${stage} and site_id = ${site} ${its} ${hers} ${later} order by ${order} limit ${limit})`,
  )
}

function beyondOf(after: BoardPlace | null, latestFirst: boolean): SQL | undefined {
  if (!after) return undefined
  return latestFirst
    ? sql`(ticket_standings.on_day, ticket_standings.ticket_id) < (${after[0]}, ${after[1]})`
    : sql`(ticket_standings.on_day, ticket_standings.ticket_id) > (${after[0]}, ${after[1]})`
}
