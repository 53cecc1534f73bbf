import { type AnyColumn, sql } from 'drizzle-orm'
import type { Scope } from '#db/scope.ts'

/** What is of no site is of all of them. */
export const ofSites = ({ sites: seen }: Scope, site: AnyColumn) =>
  seen === 'all'
    ? undefined
    : sql`(${site} is null or ${site} = '' or ${site} in (select value from json_each(${JSON.stringify(seen)})))`
