import { and, asc, desc, eq, gt, lt, lte, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { named } from '#db/database.ts'
import { eventPayloads, events, seals } from '#db/events/tables.ts'
import { apiKeys } from '#db/members/tables.ts'
import { sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type HistoryFilter = {
  /** The sites where the reader may look. */
  seen: 'all' | readonly string[]
  site: string
  actor: string
  subject: string
  /** The actions of one kind; null for every kind. */
  actions: readonly string[] | null
  period: { from: number | null; to: number | null; fromId: string; toId: string | null }
}

export type HistoryRow = Awaited<ReturnType<typeof selectEvents>>[number]
export type ExportRow = Awaited<ReturnType<typeof selectExport>>[number]

/** One page of what happened, newest first, and one more to know whether others follow. */
export function selectEvents(scope: Scope, filter: HistoryFilter, before: number | null, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(named({ seq: events.seq, ...shownColumns }))
    .from(events)
    .innerJoin(eventPayloads, payloadOf(scope))
    .leftJoin(persons, personOf(scope))
    .leftJoin(apiKeys, keyOf(scope))
    .leftJoin(sites, siteOf(scope))
    .where(and(eq(events.organisationId, organisationId), chosen(scope, filter, before, limit + 1)))
    .orderBy(desc(events.seq))
    .limit(limit + 1)
}

/** The next events of an export, oldest first, with everything that is kept of them. */
export function selectExport(scope: Scope, filter: HistoryFilter, after: number, upto: number, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        seq: events.seq,
        ...shownColumns,
        siteId: events.siteId,
        requestId: events.requestId,
        body: eventPayloads.body,
        payloadHash: events.payloadHash,
        seal: sql<string | null>`${seals.hash}`.as('seal'),
        sealedAt: sql<number | null>`${seals.at}`.as('sealed_at'),
      }),
    )
    .from(events)
    .innerJoin(eventPayloads, payloadOf(scope))
    .leftJoin(persons, personOf(scope))
    .leftJoin(apiKeys, keyOf(scope))
    .leftJoin(sites, siteOf(scope))
    .leftJoin(seals, and(eq(seals.organisationId, organisationId), eq(seals.seq, events.seq)))
    .where(
      and(
        eq(events.organisationId, organisationId),
        gt(events.seq, after),
        lte(events.seq, upto),
        meets(scope, events, filter),
      ),
    )
    .orderBy(asc(events.seq))
    .limit(limit)
}

/** Somebody as her actions name her, for a filter whose page shows none of them. */
export const selectActorName = ({ db, organisationId }: Scope, actorId: string) =>
  db
    .select(named({ name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name') }))
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), eq(persons.identityId, actorId)))

const shownColumns = {
  id: events.id,
  at: events.at,
  action: events.action,
  actorKind: events.actorKind,
  actorId: events.actorId,
  who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
  key: sql<string | null>`${apiKeys.name}`.as('key_name'),
  subjectId: events.subjectId,
  name: sql<string | null>`json_extract(${eventPayloads.body}, '$.name')`.as('subject_name'),
  site: sql<string | null>`${sites.name}`.as('site_name'),
}

const payloadOf = ({ organisationId }: Scope) =>
  and(eq(eventPayloads.organisationId, organisationId), eq(eventPayloads.eventId, events.id))

const personOf = ({ organisationId }: Scope) =>
  and(eq(persons.organisationId, organisationId), eq(persons.identityId, events.actorId))

const keyOf = ({ organisationId }: Scope) =>
  and(eq(apiKeys.organisationId, organisationId), eq(apiKeys.id, events.actorId), eq(events.actorKind, 'key'))

const siteOf = ({ organisationId }: Scope) => and(eq(sites.organisationId, organisationId), eq(sites.id, events.siteId))

/**
 * The last ones that meet the filter. Of several sites or actions, the last of each is taken in the order of an index, so
 * that a page reads a few of each however long the history is.
 */
function chosen(scope: Scope, filter: HistoryFilter, before: number | null, limit: number): SQL | undefined {
  const earlier = (from: typeof events) => (before === null ? undefined : lt(from.seq, before))
  const streams = streamsOf(filter)
  if (!streams) return and(earlier(events), meets(scope, events, filter))

  const near = alias(events, 'near') as unknown as typeof events
  const { organisationId } = scope
  const last = sql`select json_group_array(last.seq) from (select near.seq from events near
    where near.organisation_id = ${organisationId} and near.${sql.raw(streams.column)} = stream.value
    and ${and(sql`true`, earlier(near), meets(scope, near, filter))} order by near.seq desc limit ${limit}) last`
  return sql`${events.seq} in (select each.value from json_each(${JSON.stringify(streams.values)}) stream, json_each((${last})) each)`
}

/** What leads to the events when it is more than one value of an index. */
function streamsOf({ seen, site, actor, subject, actions }: HistoryFilter) {
  if (actor || subject || site) return null
  if (seen !== 'all') return { column: 'site_id', values: seen }
  return actions ? { column: 'action', values: actions } : null
}

/** A plus before a column keeps its index for the filter that leads. */
function meets(scope: Scope, from: typeof events, { seen, site, actor, subject, actions, period }: HistoryFilter) {
  const leads = { subject: subject !== '', actor: actor !== '' }
  return and(
    subject ? eq(from.subjectId, subject) : undefined,
    actor ? sql`${leads.subject ? sql`+` : sql``}${from.actorId} = ${actor}` : undefined,
    site ? sql`${leads.subject || leads.actor ? sql`+` : sql``}${from.siteId} = ${site}` : undefined,
    seen === 'all' ? undefined : sql`+${from.siteId} in (select value from json_each(${JSON.stringify(seen)}))`,
    actions ? sql`+${from.action} in (select value from json_each(${JSON.stringify(actions)}))` : undefined,
    within(scope, from, period),
  )
}

/** Clocks of two writers may differ a little: events are looked for among a few more than the ids say. */
const slack = 50

function within(scope: Scope, from: typeof events, { from: start, to, fromId, toId }: HistoryFilter['period']) {
  const first = sql`coalesce(${edge(scope, fromId)}, 9e15) - ${slack}`
  const end = toId === null ? undefined : sql`${from.seq} < coalesce(${edge(scope, toId)}, 9e15) + ${slack}`
  return and(
    start === null ? undefined : sql`${from.seq} >= ${first} and ${from.at} >= ${start}`,
    to === null ? undefined : and(end, lt(from.at, to)),
  )
}

/** The number of the first event whose id comes after that one. */
const edge = ({ organisationId }: Scope, id: string) =>
  sql`(select edge.seq from events edge where edge.organisation_id = ${organisationId} and edge.id >= ${id} order by edge.id limit 1)`
