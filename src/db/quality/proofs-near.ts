import { type SQL, sql } from 'drizzle-orm'
import type { Listing } from '#db/listing.ts'
import { bySite } from '#db/near-sites.ts'
import { proofs } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'

/** A proof may be of several sites. */
export const proofOfSites = ({ sites: seen }: Scope): SQL | undefined =>
  seen === 'all'
    ? undefined
    : sql`exists (select 1 from json_each(iif(${proofs.sites} <> '[]', ${proofs.sites}, json_array(coalesce(${proofs.siteId}, '')))) as place
        where place.value in (select value from json_each(${placesOf(seen)})))`

/** Those sites, and everywhere: where a proof may hold to be shown to whoever sees them. */
export const placesOf = (seen: readonly string[]): string => JSON.stringify(['', ...seen])

/** The latest proofs that stand for one indicator, among those that may be shown: the day and the id of each, in order. */
export function latestProofs(scope: Scope, indicator: number, after: Listing['after'], limit: number): SQL {
  const { organisationId, sites: seen } = scope
  const from = (table: SQL, where: SQL) => sql`select happened_on, proof_id from ${table}
    where ${table}.organisation_id = ${organisationId} and ${table}.indicator = ${indicator} and ${where}
    ${after ? sql`and (happened_on, proof_id) < (${after[0]}, ${after[1]})` : sql``}`
  const order = sql`order by happened_on desc, proof_id desc limit ${limit}`
  if (seen === 'all') return sql`${from(sql.raw('proof_indicators'), sql`true`)} ${order}`
  const on = (site: string | SQL) => from(sql.raw('proof_sites'), sql`proof_sites.site_id = ${site}`)
  return bySite(['', ...seen], ['happened_on', 'proof_id'], on, order)
}
