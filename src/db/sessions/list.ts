import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { sites } from '#db/organisations/tables.ts'
import { spaces } from '#db/places/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'
import { sessionCancellations, sessionDecisions, sessionSeats, sessions } from '#db/sessions/tables.ts'
import { onSeenSites } from './frame.ts'

export const sessionPeriods = ['open', 'now', 'coming', 'past', 'undated', 'cancelled'] as const
export type SessionPeriod = (typeof sessionPeriods)[number]

export type SessionFilter = Listing & { period: SessionPeriod; site: string; programme: string; today: string }
export type SessionLine = Awaited<ReturnType<typeof selectSessionLines>>[number]

/** One page of sessions by their dates; when words are searched, by the word that was found. */
export function selectSessionLines(scope: Scope, filter: SessionFilter, limit: number) {
  const { db, organisationId } = scope
  const searched = filter.q.trim() !== ''
  const near = searched ? found(scope, filter, limit + 1) : inTime(scope, filter, limit + 1)
  const backwards = !searched && orders[filter.period].backwards
  return db
    .select(
      named({
        id: sessions.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        code: sessions.code,
        title: sessions.title,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        modality: sessions.modality,
        siteName: sites.name,
        spaceName: spaces.name,
        place: sessions.place,
        seatsMin: sessions.seatsMin,
        seatsMax: sessions.seatsMax,
        taken: sessionSeats.taken,
        waiting: sessionSeats.waiting,
        decision: sessionDecisions.decision,
        cancelledAt: sessionCancellations.at,
        trainers: firstTrainers(scope).as('first_trainers'),
      }),
    )
    .from(sql`${near} as near`)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), sql`${sessions.id} = near.id`))
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), eq(sites.id, sessions.siteId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(spaces, and(eq(spaces.organisationId, organisationId), eq(spaces.id, sessions.spaceId)))
    .leftJoin(
      sessionDecisions,
      and(eq(sessionDecisions.organisationId, organisationId), eq(sessionDecisions.sessionId, sessions.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
    .orderBy(backwards ? sql`near.sort_key desc, near.id desc` : sql`near.sort_key, near.id`)
}

/** Each period is read in an order of its own, which holds little else. */
const orders: Record<SessionPeriod, { key: string; backwards?: true; holds: (today: string, key: SQL) => SQL }> = {
  open: { key: 'ends_on', holds: (today, key) => sql`${key} >= ${today}` },
  now: { key: 'ends_on', holds: (today, key) => sql`${key} >= ${today} and sessions.starts_on <= ${today}` },
  coming: { key: 'starts_on', holds: (today, key) => sql`${key} > ${today}` },
  past: {
    key: 'ends_on',
    backwards: true,
    holds: (today, key) => sql`${key} < ${today} and sessions.ends_on > ''`,
  },
  undated: { key: 'starts_on', holds: () => sql`sessions.starts_on = ''` },
  cancelled: { key: 'session_id', backwards: true, holds: () => sql`1` },
}

function inTime(scope: Scope, filter: SessionFilter, limit: number): SQL {
  const { key, backwards } = orders[filter.period]
  const [after, direction] = backwards ? ['<', 'desc'] : ['>', 'asc']
  if (filter.period === 'cancelled') return cancelled(scope, filter, limit)
  const column = sql.raw(`sessions.${key}`)
  const beyond = filter.after
    ? sql` and (${column}, sessions.id) ${sql.raw(after)} (${filter.after[0]}, ${filter.after[1]})`
    : sql``
  const last = sql`and not exists (${cancellationOf(scope)})
    order by ${column} ${sql.raw(direction)}, sessions.id ${sql.raw(direction)} limit ${limit}`
  if (scope.sites === 'all')
    return sql`(select ${column} as sort_key, sessions.id as id from sessions where ${wanted(scope, filter)}${beyond} ${last})`
  // As many of each site: what the other sites hold is not read.
  const its = sql.raw(`nearest.${key}`)
  return sql`(select ${its} as sort_key, nearest.id as id from json_each(${JSON.stringify(scope.sites)}) as seen
    cross join sessions nearest on nearest.organisation_id = ${scope.organisationId} and nearest.id in (
      select sessions.id from sessions where sessions.site_id = seen.value and ${wanted(scope, filter)}${beyond} ${last})
    order by ${its} ${sql.raw(direction)}, nearest.id ${sql.raw(direction)} limit ${limit})`
}

/** The latest made first: ids begin with their hour. */
function cancelled(scope: Scope, filter: SessionFilter, limit: number): SQL {
  const beyond = filter.after ? sql` and gone.session_id < ${filter.after[1]}` : sql``
  return sql`(select gone.session_id as sort_key, gone.session_id as id from session_cancellations gone
    join sessions on sessions.organisation_id = ${scope.organisationId} and sessions.id = gone.session_id
    where gone.organisation_id = ${scope.organisationId} and ${wanted(scope, filter)}${beyond}
    order by gone.session_id desc limit ${limit})`
}

function found(scope: Scope, filter: SessionFilter, limit: number): SQL {
  const also = sql`exists (select 1 from sessions where sessions.id = tokens.id and ${wanted(scope, filter)}
    and ${filter.period === 'cancelled' ? sql`` : sql`not`} exists (${cancellationOf(scope)}))`
  return firstMatching(scope, 'session', filter.q, { limit, after: filter.after, also })
}

/** A later page begins where the one before ended: with the plus, the index is entered there and not at today. */
function wanted(scope: Scope, { period, site, programme, today, after }: SessionFilter): SQL {
  const { key, holds } = orders[period]
  const conditions = [
    sql`sessions.organisation_id = ${scope.organisationId}`,
    holds(today, sql.raw(`${after ? '+' : ''}sessions.${key}`)),
    onSeenSites(scope),
    site ? sql`sessions.site_id = ${site}` : undefined,
    programme ? sql`sessions.programme_id = ${programme}` : undefined,
  ]
  return sql.join(
    conditions.filter((one) => one !== undefined),
    sql` and `,
  )
}

const cancellationOf = ({ organisationId }: Scope): SQL =>
  sql`select 1 from session_cancellations other where other.organisation_id = ${organisationId} and other.session_id = sessions.id`

/** Who teaches first: enough to know whether somebody does. */
const firstTrainers = ({ organisationId }: Scope): SQL<string> => sql<string>`(
  select json_group_array(persons.given_name || ' ' || persons.family_name) from slot_trainers
  join persons on persons.organisation_id = ${organisationId} and persons.id = slot_trainers.person_id
  where slot_trainers.organisation_id = ${organisationId} and slot_trainers.slot_id = (
    select slots.id from slots where slots.organisation_id = ${organisationId} and slots.session_id = ${sessions.id}
    order by slots.starts_at, slots.id limit 1))`
