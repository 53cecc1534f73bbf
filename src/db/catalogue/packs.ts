import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { packProgrammes, packs, programmes } from './tables.ts'

export type PackLine = Awaited<ReturnType<typeof selectPacks>>[number]
export type PackRow = Awaited<ReturnType<typeof selectPack>>[number]
export type PackOfProgramme = Awaited<ReturnType<typeof selectPacksOf>>[number]
export type PackFields = Pick<typeof packs.$inferInsert, 'title' | 'sortKey' | 'kind' | 'description' | 'price'>

/** In the order of their names, each with the titles of its programmes in order. */
export function selectPacks(scope: Scope, { after }: Pick<Listing, 'after'>, limit: number) {
  const { organisationId } = scope
  const beyond = after ? sql`(${packs.sortKey}, ${packs.id}) > (${after[0]}, ${after[1]})` : undefined
  return packRows(scope)
    .where(and(eq(packs.organisationId, organisationId), beyond))
    .orderBy(packs.sortKey, packs.id)
    .limit(limit + 1)
}

export function selectPack(scope: Scope, id: string) {
  return packRows(scope).where(and(eq(packs.organisationId, scope.organisationId), eq(packs.id, id)))
}

/** Where a programme is sold with others. */
export function selectPacksOf({ db, organisationId }: Scope, programmeId: string) {
  return db
    .select(named({ id: packs.id, title: packs.title, kind: packs.kind, level: packProgrammes.level }))
    .from(packProgrammes)
    .innerJoin(packs, and(eq(packs.organisationId, organisationId), eq(packs.id, packProgrammes.packId)))
    .where(and(eq(packProgrammes.organisationId, organisationId), eq(packProgrammes.programmeId, programmeId)))
    .limit(20)
}

/** What a pack may be made of: the programmes that are sold, by name. */
export function selectTitles({ db, organisationId }: Scope, limit = 300) {
  return db
    .select(named({ id: programmes.id, title: programmes.title }))
    .from(programmes)
    .where(
      and(
        eq(programmes.organisationId, organisationId),
        sql`not exists (select 1 from programme_archives away where away.organisation_id = ${organisationId} and away.programme_id = programmes.id)`,
      ),
    )
    .orderBy(programmes.sortKey, programmes.id)
    .limit(limit)
}

export function insertPack({ db, organisationId, clock }: Scope, pack: PackFields & { id: string }): Statement {
  return db.insert(packs).values({ organisationId, ...pack, version: 1, at: clock.now() })
}

/** Followed by `exactlyOne`: somebody else may have changed it since. */
export function updatePack({ db, organisationId }: Scope, id: string, version: number, fields: PackFields): Statement {
  return db
    .update(packs)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(packs.organisationId, organisationId), eq(packs.id, id), eq(packs.version, version)))
}

/** Followed by `exactlyOne`, after its levels. */
export function deletePack({ db, organisationId }: Scope, id: string, version: number): Statement {
  return db
    .delete(packs)
    .where(and(eq(packs.organisationId, organisationId), eq(packs.id, id), eq(packs.version, version)))
}

/** Only programmes of this organisation, whatever the form says. */
export function insertLevels(
  { db, organisationId }: Scope,
  packId: string,
  programmeIds: readonly string[],
): Statement {
  return db.insert(packProgrammes).select(
    sql`select ${organisationId}, ${packId}, named.key + 1, programmes.id
      from json_each(${JSON.stringify(programmeIds)}) named
      join programmes on programmes.organisation_id = ${organisationId} and programmes.id = named.value`,
  )
}

export function deleteLevels({ db, organisationId }: Scope, packId: string): Statement {
  return db
    .delete(packProgrammes)
    .where(and(eq(packProgrammes.organisationId, organisationId), eq(packProgrammes.packId, packId)))
}

function packRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: packs.id,
        title: packs.title,
        sortKey: packs.sortKey,
        kind: packs.kind,
        description: packs.description,
        price: packs.price,
        version: packs.version,
        levels:
          sql<string>`(select json_group_array(json_array(step.id, step.title)) from (select programmes.id, programmes.title
          from pack_programmes join programmes on programmes.organisation_id = pack_programmes.organisation_id and programmes.id = pack_programmes.programme_id
          where pack_programmes.organisation_id = ${organisationId} and pack_programmes.pack_id = packs.id
          order by pack_programmes.level) as step)`.as('levels'),
      }),
    )
    .from(packs)
}
