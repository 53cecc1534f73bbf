import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { programmeVersions } from './tables.ts'

export type VersionLine = Awaited<ReturnType<typeof selectVersions>>[number]
export type VersionFields = Omit<typeof programmeVersions.$inferInsert, 'organisationId' | 'at' | 'byId'>

/** The latest versions of a programme, newest first, with who wrote each. */
export function selectVersions({ db, organisationId }: Scope, programmeId: string, limit = 50) {
  return db
    .select(
      named({
        id: programmeVersions.id,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        at: programmeVersions.at,
        who: sql<string | null>`${persons.givenName} || ' ' || ${persons.familyName}`.as('who'),
        sold: sql<number>`exists (select 1 from sessions sold where sold.organisation_id = ${organisationId}
          and sold.programme_id = ${programmeId} and sold.programme_version_id = ${programmeVersions.id})`.as('sold'),
      }),
    )
    .from(programmeVersions)
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.identityId, programmeVersions.byId)))
    .where(and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.programmeId, programmeId)))
    .orderBy(desc(programmeVersions.major), desc(programmeVersions.minor))
    .limit(limit)
}

/** What one version of that programme says. */
export function selectVersion({ db, organisationId }: Scope, programmeId: string, id: string) {
  return db
    .select(
      named({
        id: programmeVersions.id,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        soldTitle: programmeVersions.title,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        pricePerPerson: programmeVersions.pricePerPerson,
        pricePerGroup: programmeVersions.pricePerGroup,
        pricePerDay: programmeVersions.pricePerDay,
        content: programmeVersions.content,
      }),
    )
    .from(programmeVersions)
    .where(
      and(
        eq(programmeVersions.organisationId, organisationId),
        eq(programmeVersions.id, id),
        eq(programmeVersions.programmeId, programmeId),
      ),
    )
}

export function insertVersion({ db, organisationId, clock, actor }: Scope, version: VersionFields): Statement {
  return db.insert(programmeVersions).values({ organisationId, ...version, at: clock.now(), byId: actor.id })
}
