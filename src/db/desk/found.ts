import { and, eq, sql } from 'drizzle-orm'
import { programmes } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import { siteClosures, sites } from '#db/organisations/tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'
import { onSeenSites } from '#db/sessions/frame.ts'
import { sessions } from '#db/sessions/tables.ts'

export type FoundPerson = Awaited<ReturnType<typeof selectFoundPersons>>[number]
export type FoundCompany = Awaited<ReturnType<typeof selectFoundCompanies>>[number]
export type FoundSession = Awaited<ReturnType<typeof selectFoundSessions>>[number]
export type FoundProgramme = Awaited<ReturnType<typeof selectFoundProgrammes>>[number]
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

export function selectFoundCompanies(scope: Scope, typed: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: companies.id, name: companies.name, town: companies.town, sortKey: companies.sortKey }))
    .from(sql`${firstMatching(scope, 'company', typed, { limit })} as hit`)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), sql`${companies.id} = hit.id`))
}

export function selectFoundSessions(scope: Scope, typed: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: sessions.id,
        title: sessions.title,
        code: sessions.code,
        siteId: sessions.siteId,
        startsOn: sessions.startsOn,
        endsOn: sessions.endsOn,
        sortKey: sessions.sortKey,
      }),
    )
    .from(sql`${firstMatching(scope, 'session', typed, { limit })} as hit`)
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), sql`${sessions.id} = hit.id`))
    .where(onSeenSites(scope))
}

export function selectFoundProgrammes(scope: Scope, typed: string, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: programmes.id, title: programmes.title, sortKey: programmes.sortKey }))
    .from(sql`${firstMatching(scope, 'programme', typed, { limit })} as hit`)
    .innerJoin(programmes, and(eq(programmes.organisationId, organisationId), sql`${programmes.id} = hit.id`))
}
