import { type SQL, sql } from 'drizzle-orm'
import type { Scope } from '#db/scope.ts'
import { firstMatching, holding } from '#db/search.ts'
import type { MemberFilter, Seen } from './members.ts'

/**
 * The members that a page shows, as a table of `sort_key` and `id`. Each filter has an order of its own to read in, which
 * holds nobody else; a second filter is asked of each one read, until the page is full.
 */
export function near(scope: Scope, seen: Seen, filter: MemberFilter, limit: number): SQL {
  const { q, after, role, state } = filter
  const wears = role === '' ? undefined : wearing(scope, role)
  const enters = state === 'active' ? entering(scope) : undefined
  const page = { after, limit }

  if (state === 'unprotected' || state === 'suspended') {
    const table = state === 'suspended' ? 'suspensions' : 'unprotected_staff'
    const found = holding(sql`${sql.raw(table)}.sort_key`, q)
    const id = sql`${sql.raw(table)}.person_id`
    return first(ordered(scope, table, page, [found, wears?.(id), seenFrom(scope, seen, id)]), limit)
  }
  if (q.trim() !== '') {
    const id = sql`tokens.id`
    return firstMatching(scope, 'member', q, {
      ...page,
      also: all(wears?.(id), enters?.(id), seenFrom(scope, seen, id)),
    })
  }
  const id = sql`memberships.person_id`
  if (seen === 'all' || seen.length > mostStreams - 1) {
    const held = role === '' ? undefined : sql`memberships.role = ${role}`
    return first(ordered(scope, 'memberships', page, [held, enters?.(id), seenFrom(scope, seen, id)]), limit)
  }
  const here = sql`membership_sites.person_id`
  const streams = [
    ordered(scope, 'memberships', page, [sql`memberships.all_sites = 1`, wears?.(id), enters?.(id)]),
    ...seen.map((site) =>
      ordered(scope, 'membership_sites', page, [
        sql`membership_sites.site_id = ${site}`,
        wears?.(here),
        enters?.(here),
      ]),
    ),
  ]
  return first(sql.join(streams, sql` union `), limit)
}

/** Who sees some sites sees the people of those sites, and those who are on all of them. */
export function seenFrom({ organisationId }: Scope, seen: Seen, personId: SQL): SQL | undefined {
  if (seen === 'all') return undefined
  return sql`exists (select 1 from memberships there where there.organisation_id = ${organisationId}
    and there.person_id = ${personId} and (there.all_sites = 1 or exists (select 1 from membership_sites place
      where place.organisation_id = ${organisationId} and place.membership_id = there.id
      and place.site_id in (select value from json_each(${JSON.stringify(seen)})))))`
}

/** D1 merges five orders at most. Somebody on more sites than that finds her people by walking through the names. */
const mostStreams = 5

type Page = Pick<MemberFilter, 'after'>

/** The rows of a table that has an index in the order of names. */
function ordered(
  { organisationId }: Scope,
  name: string,
  { after }: Page,
  conditions: readonly (SQL | undefined)[],
): SQL {
  const table = sql.raw(name)
  const beyond = after ? sql`(${table}.sort_key, ${table}.person_id) > (${after[0]}, ${after[1]})` : undefined
  return sql`select distinct ${table}.sort_key as sort_key, ${table}.person_id as id from ${table}
    where ${all(sql`${table}.organisation_id = ${organisationId}`, beyond, ...conditions)}`
}

/** Merged, each person once, and no further than the page. */
const first = (rows: SQL, limit: number): SQL => sql`(${rows} order by 1, 2 limit ${limit})`

const wearing =
  ({ organisationId }: Scope, role: string) =>
  (personId: SQL): SQL =>
    sql`exists (select 1 from memberships worn where worn.organisation_id = ${organisationId}
      and worn.person_id = ${personId} and worn.role = ${role})`

const entering =
  ({ organisationId }: Scope) =>
  (personId: SQL): SQL =>
    sql`not exists (select 1 from suspensions held where held.organisation_id = ${organisationId}
      and held.person_id = ${personId})`

function all(...conditions: readonly (SQL | undefined)[]): SQL | undefined {
  const some = conditions.filter((condition) => condition !== undefined)
  return some.length === 0 ? undefined : sql.join(some, sql` and `)
}
