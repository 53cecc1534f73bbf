import { and, eq, sql } from 'drizzle-orm'
import { programmeArchives, programmes, programmeVersions } from '#db/catalogue/tables.ts'
import { named } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { matching } from '#db/search.ts'

export type SoldProgramme = Awaited<ReturnType<typeof selectSoldProgramme>>[number]
export type ProgrammeChoice = Awaited<ReturnType<typeof selectProgrammeChoices>>[number]

export const selectProgrammeTitle = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ title: programmes.title }))
    .from(programmes)
    .where(and(eq(programmes.organisationId, organisationId), eq(programmes.id, id)))

/** The programmes that a session may be made of, by name. */
export function selectProgrammeChoices(scope: Scope, typed: string, limit: number) {
  return soldRows(scope)
    .where(
      and(
        eq(programmes.organisationId, scope.organisationId),
        matching(scope, 'programme', programmes.id, typed),
        notArchived(scope),
      ),
    )
    .orderBy(programmes.sortKey, programmes.id)
    .limit(limit)
}

/** What is sold today under that programme: a new session takes it as it is now. */
export const selectSoldProgramme = (scope: Scope, id: string) =>
  soldRows(scope).where(
    and(eq(programmes.organisationId, scope.organisationId), eq(programmes.id, id), notArchived(scope)),
  )

function soldRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: programmes.id,
        versionId: programmeVersions.id,
        title: programmeVersions.title,
        major: programmeVersions.major,
        minor: programmeVersions.minor,
        minutes: programmeVersions.minutes,
        halfDays: programmeVersions.halfDays,
        pricePerPerson: programmeVersions.pricePerPerson,
        pricePerGroup: programmeVersions.pricePerGroup,
      }),
    )
    .from(programmes)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.organisationId, organisationId), eq(programmeVersions.id, programmes.versionId)),
    )
}

const notArchived = ({ organisationId }: Scope) =>
  sql`not exists (select 1 from ${programmeArchives} where ${programmeArchives.organisationId} = ${organisationId}
    and ${programmeArchives.programmeId} = ${programmes.id})`
