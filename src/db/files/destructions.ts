import { and, desc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  destructions,
  fileLinkRevocations,
  fileLinks,
  holdings,
  holdingTrash,
  holdingVersions,
} from '#db/files/holding-tables.ts'
import { fileChecks, fileRefusals, fileRemovals, files, fileVariants } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'

export type DestructionRow = Awaited<ReturnType<typeof selectDestructions>>[number]

/** In the trash past its day, past its rule, or in the trash and destroyed by hand before its day. */
export type Cause = 'trash' | 'rule' | 'hand'

/** The register, the latest first. */
export function selectDestructions({ db, organisationId }: Scope, before: string | null, limit: number) {
  const beyond = before ? sql`${destructions.id} < ${before}` : undefined
  return db
    .select(
      named({
        id: destructions.id,
        name: destructions.name,
        use: destructions.use,
        content: destructions.content,
        rule: destructions.rule,
        cause: destructions.cause,
        at: destructions.at,
        byName: destructions.byName,
      }),
    )
    .from(destructions)
    .where(and(eq(destructions.organisationId, organisationId), beyond))
    .orderBy(desc(destructions.id))
    .limit(limit + 1)
}

export function selectHoldingToDestroy({ db, organisationId }: Scope, id: string) {
  const versions = sql<string>`(select json_group_array(file_id) from holding_versions
    where holding_versions.organisation_id = ${organisationId} and holding_versions.holding_id = holdings.id)`
  return db
    .select(
      named({
        id: holdings.id,
        name: holdings.name,
        rule: holdings.rule,
        version: holdings.version,
        fileIds: versions.as('fileIds'),
      }),
    )
    .from(holdings)
    .where(and(eq(holdings.organisationId, organisationId), eq(holdings.id, id)))
}

export type Doomed = { id: string; version: number; fileIds: string }

/** Written only while what destroys it stands: restored, renewed or replaced meanwhile, it writes nothing. */
export function insertDestruction(
  { db, organisationId, clock, actor }: Scope,
  id: string,
  doomed: Doomed,
  { cause, today, byName }: { cause: Cause; today: string; byName: string },
): Statement {
  const now = clock.now()
  return db.insert(destructions).select(sql`select ${organisationId}, ${id}, holdings.id, holdings.use, holdings.name,
      (select json_group_array(json_object('name', files.name, 'bytes', files.bytes, 'sha256', files.sha256)) from files
        where files.organisation_id = ${organisationId} and files.id in (select value from json_each(${doomed.fileIds}))),
      holdings.rule, ${cause}, ${now}, ${actor.id}, ${byName}
    from holdings left join holding_trash trash on trash.organisation_id = ${organisationId} and trash.holding_id = holdings.id
    where holdings.organisation_id = ${organisationId} and holdings.id = ${doomed.id} and holdings.version = ${doomed.version}
      and ((${cause} = 'hand' and trash.at is not null) or (${cause} = 'trash' and trash.due_at <= ${now})
        or (${cause} = 'rule' and holdings.due_on < ${today}))`)
}

/** Their bytes go, except those that another file of the organisation has too. */
export function insertRemovals({ db, organisationId, clock }: Scope, fileIds: string): Statement {
  const theirs = sql`(select value from json_each(${fileIds}))`
  const gone = sql`select sha256 from files where files.organisation_id = ${organisationId} and files.id in ${theirs}
    union select sha256 from file_variants where file_variants.organisation_id = ${organisationId} and file_variants.file_id in ${theirs}`
  return db
    .insert(fileRemovals)
    .select(
      sql`select ${organisationId}, gone.sha256, ${clock.now()} from (${gone}) gone
      where not exists (select 1 from files other where other.organisation_id = ${organisationId} and other.sha256 = gone.sha256 and other.id not in ${theirs})
        and not exists (select 1 from file_variants kept where kept.organisation_id = ${organisationId} and kept.sha256 = gone.sha256 and kept.file_id not in ${theirs})`,
    )
    .onConflictDoNothing()
}

/** Everything about a holding, children first. */
export function deleteHolding(scope: Scope, { id, fileIds }: Doomed): Statement[] {
  const { db, organisationId } = scope
  const theirs = sql`(select value from json_each(${fileIds}))`
  const links = sql`(select ${fileLinks.id} from ${fileLinks} where ${fileLinks.organisationId} = ${organisationId} and ${fileLinks.holdingId} = ${id})`
  return [
    db
      .delete(fileLinkRevocations)
      .where(
        and(eq(fileLinkRevocations.organisationId, organisationId), sql`${fileLinkRevocations.linkId} in ${links}`),
      ),
    db.delete(fileLinks).where(and(eq(fileLinks.organisationId, organisationId), eq(fileLinks.holdingId, id))),
    db.delete(holdingTrash).where(and(eq(holdingTrash.organisationId, organisationId), eq(holdingTrash.holdingId, id))),
    db
      .delete(holdingVersions)
      .where(and(eq(holdingVersions.organisationId, organisationId), eq(holdingVersions.holdingId, id))),
    db.delete(holdings).where(and(eq(holdings.organisationId, organisationId), eq(holdings.id, id))),
    ...[fileChecks, fileRefusals, fileVariants].map((table) =>
      db.delete(table).where(and(eq(table.organisationId, organisationId), sql`${table.fileId} in ${theirs}`)),
    ),
    db.delete(files).where(and(eq(files.organisationId, organisationId), sql`${files.id} in ${theirs}`)),
  ]
}

/** Bytes on their way out, and whether a file has come that wants them after all. */
export function selectRemovals({ db, organisationId }: Scope, limit: number) {
  return db
    .select(
      named({
        sha256: fileRemovals.sha256,
        // Named in full: columns of a single table are written without it, and both would be the same.
        wanted: sql<number>`exists (select 1 from files where files.organisation_id = ${organisationId}
          and files.sha256 = file_removals.sha256)`.as('wanted'),
      }),
    )
    .from(fileRemovals)
    .where(eq(fileRemovals.organisationId, organisationId))
    .limit(limit)
}

export function deleteRemovals({ db, organisationId }: Scope, hashes: readonly string[]): Statement {
  return db
    .delete(fileRemovals)
    .where(
      and(
        eq(fileRemovals.organisationId, organisationId),
        sql`${fileRemovals.sha256} in (select value from json_each(${JSON.stringify(hashes)}))`,
      ),
    )
}

/** What is past its day, of every organisation of a database. */
export function selectDue(db: Scope['db'], now: number, today: string, limit: number) {
  return db.all<{ organisationId: string; id: string; cause: Cause }>(
    sql`/* every organisation: cron destroys what is past its day */
      select * from (select organisation_id as organisationId, holding_id as id, 'trash' as cause from holding_trash where due_at <= ${now} order by due_at limit ${limit})
      union all
      select * from (select organisation_id as organisationId, id, 'rule' as cause from holdings where due_on < ${today} order by due_on limit ${limit})`,
  )
}

/** Of these hashes, those that some row of the organisation still names. */
export function selectNamed({ db, organisationId }: Scope, hashes: readonly string[]) {
  const asked = JSON.stringify(hashes)
  return db
    .select(named({ sha256: sql<string>`asked.value`.as('sha256') }))
    .from(sql`json_each(${asked}) as asked`)
    .where(
      sql`exists (select 1 from ${files} where ${files.organisationId} = ${organisationId} and ${files.sha256} = asked.value)
        or exists (select 1 from ${fileVariants} where ${fileVariants.organisationId} = ${organisationId} and ${fileVariants.sha256} = asked.value)`,
    )
}
