import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Scope } from '#db/scope.ts'

/** Past so many, each site by itself would be more values than a statement may carry. */
export const mostSites = 12
/** D1 takes a few selects in one union, and unions of unions. */
const mostTerms = 4

/** Whether each site is looked into by itself: past so many they are a plain list, and nobody's are none. */
export const isFew = (seen: Scope['sites']): seen is readonly string[] =>
  seen !== 'all' && seen.length > 0 && seen.length <= mostSites

/**
 * For who sees some sites: what `first` selects of each, by the index of sites, so that those of the others are not read
 * past. For who sees many, a plain list of them.
 */
export function nearSites(
  seen: readonly string[],
  what: AnyColumn | SQL,
  site: AnyColumn,
  first: (site: string) => SQL,
): SQL {
  if (!isFew(seen)) return sql`${site} in (select value from json_each(${JSON.stringify(seen)}))`
  return sql`${what} in (${unionAll(seen.map(first))})`
}

/** The same to begin a statement with, as `near`: what each site has first is found once, then read where it is. */
export const ledBySites = (seen: readonly string[], table: SQLiteTable, first: (site: string) => SQL): SQL =>
  sql`(${unionAll(seen.map(first))}) as near cross join ${table}`

/**
 * What each of these sites has first, each once and in that order, of all of them together. Past so many, what each has is
 * listed on its own: never more of any than what is asked for.
 */
export function bySite(
  sites: readonly string[],
  columns: readonly string[],
  first: (site: string | SQL) => SQL,
  order: SQL,
): SQL {
  if (sites.length <= mostSites + 1) return merged(sites.map(first), order)
  const names = columns.map((column) => sql.raw(column))
  const values = columns.map((column, at) => sql.raw(`line.value ->> ${at} as ${column}`))
  const some = sql`${first(sql`place.value`)} ${order}`
  return sql`select distinct ${sql.join(values, sql`, `)} from json_each(${JSON.stringify(sites)}) as place,
    json_each((select json_group_array(json_array(${sql.join(names, sql`, `)})) from (${some}))) as line ${order}`
}

export const unionAll = (selects: readonly SQL[]): SQL => united(selects, sql` union all `, sql``)

/** Each once, in an order that each of these selects has by its index: SQLite takes from each no more than it needs. */
const merged = (selects: readonly SQL[], order: SQL): SQL => united(selects, sql` union `, order)

function united(selects: readonly SQL[], word: SQL, order: SQL): SQL {
  if (selects.length <= mostTerms) return sql`${sql.join([...selects], word)} ${order}`
  const size = Math.ceil(selects.length / mostTerms)
  const groups = Array.from({ length: Math.ceil(selects.length / size) }, (_, at) =>
    united(selects.slice(at * size, (at + 1) * size), word, order),
  )
  return united(
    groups.map((group) => sql`select * from (${group})`),
    word,
    order,
  )
}
