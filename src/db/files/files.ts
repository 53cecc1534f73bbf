import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fileRefusals, files, fileVariants } from '#db/files/tables.ts'
import type { Scope } from '#db/scope.ts'

export type FileFields = Omit<typeof files.$inferInsert, 'organisationId' | 'at' | 'byId'>
export type VariantFields = Omit<typeof fileVariants.$inferInsert, 'organisationId' | 'fileId'>

export function insertFile({ db, organisationId, clock, actor }: Scope, file: FileFields): Statement {
  return db.insert(files).values({ organisationId, ...file, at: clock.now(), byId: actor.id })
}

/** What was received for a purpose; for any other it is not there. */
export function selectFile({ db, organisationId }: Scope, id: string, use: string) {
  return db
    .select(
      named({
        id: files.id,
        use: files.use,
        name: files.name,
        kind: files.kind,
        sha256: files.sha256,
        variants: sql<number>`(select count(*) from ${fileVariants}
          where ${fileVariants.organisationId} = ${organisationId} and ${fileVariants.fileId} = ${files.id})`.as(
          'made',
        ),
        refusal: fileRefusals.refusal,
      }),
    )
    .from(files)
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .where(and(eq(files.organisationId, organisationId), eq(files.id, id), eq(files.use, use)))
}

export function selectVariant({ db, organisationId }: Scope, use: string, fileId: string, name: string) {
  return db
    .select(
      named({
        fileName: files.name,
        kind: fileVariants.kind,
        sha256: fileVariants.sha256,
      }),
    )
    .from(fileVariants)
    .innerJoin(files, and(eq(files.organisationId, organisationId), eq(files.id, fileVariants.fileId)))
    .where(
      and(
        eq(fileVariants.organisationId, organisationId),
        eq(fileVariants.fileId, fileId),
        eq(fileVariants.name, name),
        eq(files.use, use),
      ),
    )
}

export function insertVariant({ db, organisationId }: Scope, fileId: string, variant: VariantFields): Statement {
  return db.insert(fileVariants).values({ organisationId, fileId, ...variant })
}

export function insertFileRefusal({ db, organisationId, clock }: Scope, fileId: string, refusal: string): Statement {
  return db.insert(fileRefusals).values({ organisationId, fileId, refusal, at: clock.now() })
}
