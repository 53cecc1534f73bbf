import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { proofs } from '#db/quality/tables.ts'
import type { Scope } from '#db/scope.ts'

/** What is of no site is of all of them. */
export const ofSites = ({ sites: seen }: Scope, site: AnyColumn) =>
  seen === 'all'
    ? undefined
    : sql`(${site} is null or ${site} = '' or ${site} in (select value from json_each(${JSON.stringify(seen)})))`

/** A proof may be of several sites. */
export const proofOfSites = ({ sites: seen }: Scope): SQL | undefined =>
  seen === 'all'
    ? undefined
    : sql`exists (select 1 from json_each(iif(${proofs.sites} <> '[]', ${proofs.sites}, json_array(coalesce(${proofs.siteId}, '')))) as place
        where place.value in (select value from json_each(${placesOf(seen)})))`

/** Those sites, and everywhere: where a proof may hold to be shown to whoever sees them. */
export const placesOf = (seen: readonly string[]): string => JSON.stringify(['', ...seen])
