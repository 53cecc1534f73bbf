import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Past so many, each site by itself would be more values than a statement may carry. */
export const mostSites = 12
/** D1 takes a few selects in one union, and unions of unions. */
const mostTerms = 4

/**
 * For who sees some sites: what `first` selects of each, by the index of sites, so that those of the others are not read
 * past. For who sees many, a plain list of them, among what `within` says.
 */
export function nearSites(
  seen: readonly string[],
  what: AnyColumn | SQL,
  site: AnyColumn,
  first: (site: string) => SQL,
  within = sql`true`,
) {
  if (seen.length === 0) return sql`false`
  if (seen.length > mostSites)
    return sql`(${site} in (select value from json_each(${JSON.stringify(seen)})) and ${within})`
  return sql`${what} in (${unionAll(seen.map(first))})`
}

export const unionAll = (selects: readonly SQL[]): SQL => united(selects, sql` union all `, sql``)

/** Each once, in an order that each of these selects has by its index: SQLite takes from each no more than it needs. */
export const merged = (selects: readonly SQL[], order: SQL): SQL => united(selects, sql` union `, order)

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
