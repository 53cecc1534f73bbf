import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { siteClosures, sites } from '#db/organisations/tables.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type FoundPerson = Awaited<ReturnType<typeof selectFoundPersons>>[number]
export type FoundSite = Awaited<ReturnType<typeof selectFoundSites>>[number]

/** Two rows a person: the word, and the person it leads to. */
export function selectFoundPersons(scope: Scope, typed: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        identityId: persons.identityId,
        sortKey: persons.sortKey,
      }),
    )
    .from(sql`${firstMatching(scope, 'person', typed, { limit })} as hit`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = hit.id`))
}

export function selectFoundSites(scope: Scope, typed: string, limit: number) {
  const { db, organisationId, sites: seen } = scope
  const seenBy = seen === 'all' ? undefined : sql`${sites.id} in (select value from json_each(${JSON.stringify(seen)}))`
  return db
    .select(
      named({
        id: sites.id,
        name: sites.name,
        town: sites.town,
        sortKey: sites.sortKey,
        closedAt: siteClosures.at,
      }),
    )
    .from(sql`${firstMatching(scope, 'site', typed, { limit })} as hit`)
    .innerJoin(sites, and(eq(sites.organisationId, organisationId), sql`${sites.id} = hit.id`))
    .leftJoin(siteClosures, and(eq(siteClosures.organisationId, organisationId), eq(siteClosures.siteId, sites.id)))
    .where(seenBy)
}
