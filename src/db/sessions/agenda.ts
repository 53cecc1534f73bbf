import { type SQL, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { isFew, ledBySites } from '#db/near-sites.ts'
import type { Scope } from '#db/scope.ts'
import { slots } from '#db/sessions/tables.ts'

export type AgendaFilter = { trainer: string; space: string; site: string }
export type AgendaSpan = { from: string; to: string; fromAt: number; toAt: number }
export type AgendaSlot = Awaited<ReturnType<typeof selectAgenda>>[number]

/**
 * The slots of these days, the last one included, in time: read by the trainer, by the space, by the site or by the day, so
 * that what is read is what is shown. Cancelled sessions take no room.
 */
export function selectAgenda(scope: Scope, span: AgendaSpan, filter: AgendaFilter, limit: number) {
  const { db, organisationId, sites } = scope
  const seen =
    sites === 'all' ? sql`` : sql`and sessions.site_id in (select value from json_each(${JSON.stringify(sites)}))`
  return db
    .select(
      named({
        id: sql<string>`slots.id`.as('slot_id'),
        sessionId: sql<string>`sessions.id`.as('its_session'),
        day: sql<string>`slots.day`.as('slot_day'),
        startsAt: sql<number>`slots.starts_at`.as('slot_from'),
        endsAt: sql<number>`slots.ends_at`.as('slot_to'),
        slotTitle: sql<string>`slots.title`.as('slot_title'),
        remoteLink: sql<string>`slots.remote_link`.as('slot_link'),
        version: sql<number>`slots.version`.as('slot_version'),
        changedAt: sql<number>`slots.at`.as('slot_at'),
        siteId: sql<string>`sessions.site_id`.as('session_site'),
        title: sql<string>`sessions.title`.as('session_title'),
        code: sql<string>`sessions.code`.as('session_code'),
        place: sql<string>`sessions.place`.as('session_place'),
        siteName: sql<string>`sites.name`.as('site_name'),
        spaceName: sql<string | null>`spaces.name`.as('space_name'),
        trainers: sql<string>`(select json_group_array(persons.given_name || ' ' || persons.family_name)
          from slot_trainers with_them join persons on persons.organisation_id = ${organisationId} and persons.id = with_them.person_id
          where with_them.organisation_id = ${organisationId} and with_them.slot_id = slots.id)`.as('with_trainers'),
      }),
    )
    .from(sql`${within(scope, span, filter, limit)}
      join sessions on sessions.organisation_id = ${organisationId} and sessions.id = slots.session_id ${seen}
        ${filter.site ? sql`and sessions.site_id = ${filter.site}` : sql``}
      join sites on sites.organisation_id = ${organisationId} and sites.id = sessions.site_id
      left join spaces on spaces.organisation_id = ${organisationId} and spaces.id = slots.space_id`)
    .where(sql`slots.organisation_id = ${organisationId}
      and not exists (select 1 from session_cancellations off where off.organisation_id = ${organisationId} and off.session_id = sessions.id)
      and ${during(scope, span, filter)}`)
    .orderBy(orderOf(filter))
    .limit(limit)
}

/** Of two filters, the narrower leads: somebody's own week, then a space, then the sites. */
function within(scope: Scope, { from, to, fromAt, toAt }: AgendaSpan, filter: AgendaFilter, limit: number): SQL {
  const { organisationId } = scope
  const seen = ledFrom(scope, filter)
  if (filter.trainer)
    return sql`slot_trainers mine join slots on slots.organisation_id = ${organisationId} and slots.id = mine.slot_id
    and mine.organisation_id = ${organisationId} and mine.person_id = ${filter.trainer} and mine.starts_at >= ${fromAt} and mine.starts_at < ${toAt}`
  if (!seen || seen.length === 1) return sql`slots`
  return ledBySites(
    seen,
    slots,
    (site) => sql`select * from (select its.id from slots its where its.organisation_id = ${organisationId}
      and its.site_id = ${site} and its.day >= ${from} and its.day <= ${to} and not exists (select 1 from session_cancellations off
        where off.organisation_id = ${organisationId} and off.session_id = its.session_id)
      order by its.day, its.starts_at, its.id limit ${limit})`,
  )
}

/** The sites that lead, when nothing narrower does. */
function ledFrom({ sites }: Scope, { trainer, space, site }: AgendaFilter): readonly string[] | undefined {
  if (trainer || space) return undefined
  const seen = site ? [site] : sites
  return isFew(seen) ? seen : undefined
}

/** As the index that leads has them: reading stops at the limit, however full the days are. */
const orderOf = ({ trainer, space }: AgendaFilter): SQL =>
  trainer
    ? sql`mine.starts_at, mine.slot_id`
    : space
      ? sql`slots.starts_at, slots.id`
      : sql`slots.day, slots.starts_at, slots.id`

function during(scope: Scope, { from, to, fromAt, toAt }: AgendaSpan, filter: AgendaFilter): SQL {
  if (filter.space)
    return sql`slots.space_id = ${filter.space} and slots.starts_at >= ${fromAt} and slots.starts_at < ${toAt}`
  if (filter.trainer) return sql`true`
  const days = sql`slots.day >= ${from} and slots.day <= ${to}`
  const [site, another] = ledFrom(scope, filter) ?? []
  if (another) return sql`slots.id = near.id`
  return site ? sql`slots.site_id = ${site} and ${days}` : days
}
