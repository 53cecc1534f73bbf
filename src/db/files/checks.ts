import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fileChecks, fileRefusals, fileRemovals, files } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'

/** A file and how far its check has gone; whether its bytes are on their way out of the store for another one's sake. */
export function selectUnchecked({ db, organisationId }: Scope, fileId: string) {
  return db
    .select(
      named({
        id: files.id,
        use: files.use,
        name: files.name,
        kind: files.kind,
        sha256: files.sha256,
        checkedAt: fileChecks.at,
        refusal: fileRefusals.refusal,
        removedAt: fileRemovals.at,
      }),
    )
    .from(files)
    .leftJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .leftJoin(fileRemovals, and(eq(fileRemovals.organisationId, organisationId), eq(fileRemovals.sha256, files.sha256)))
    .where(and(eq(files.organisationId, organisationId), eq(files.id, fileId)))
}

export function insertFileCheck({ db, organisationId, clock }: Scope, fileId: string, findings: string): Statement {
  return db.insert(fileChecks).values({ organisationId, fileId, findings, at: clock.now() })
}

/** Of these files, those that still wait to be looked into. */
export function selectWaiting({ db, organisationId }: Scope, fileIds: readonly string[]) {
  return db
    .select(named({ id: files.id }))
    .from(files)
    .leftJoin(fileChecks, and(eq(fileChecks.organisationId, organisationId), eq(fileChecks.fileId, files.id)))
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .where(
      and(
        eq(files.organisationId, organisationId),
        sql`${files.id} in (select value from json_each(${JSON.stringify(fileIds)}))`,
        sql`${fileChecks.at} is null and ${fileRefusals.at} is null`,
      ),
    )
}
