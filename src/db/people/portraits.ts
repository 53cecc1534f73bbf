import { and, eq, or } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fileRefusals, files, fileVariants } from '#db/files/tables.ts'
import { persons, portraits } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type PortraitRow = Awaited<ReturnType<typeof selectPortraits>>[number]

/** The portrait somebody shows and the one being prepared, as they were sent, with the variant that pages show. */
export function selectPortraits({ db, organisationId }: Scope, identityId: string) {
  return db
    .select(
      named({
        id: files.id,
        name: files.name,
        isNext: portraits.nextFileId,
        shownWidth: fileVariants.width,
        shownHeight: fileVariants.height,
        refusal: fileRefusals.refusal,
      }),
    )
    .from(persons)
    .innerJoin(portraits, and(eq(portraits.organisationId, organisationId), eq(portraits.personId, persons.id)))
    .innerJoin(
      files,
      and(
        eq(files.organisationId, organisationId),
        or(eq(files.id, portraits.fileId), eq(files.id, portraits.nextFileId)),
      ),
    )
    .leftJoin(
      fileVariants,
      and(
        eq(fileVariants.organisationId, organisationId),
        eq(fileVariants.fileId, files.id),
        eq(fileVariants.name, 'card'),
      ),
    )
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .where(and(eq(persons.organisationId, organisationId), eq(persons.identityId, identityId)))
}

export function upsertNextPortrait({ db, organisationId }: Scope, personId: string, nextFileId: string): Statement {
  return db
    .insert(portraits)
    .values({ organisationId, personId, fileId: null, nextFileId })
    .onConflictDoUpdate({ target: [portraits.organisationId, portraits.personId], set: { nextFileId } })
}

/** The one that was being prepared is ready, unless another has been chosen since. */
export function showNextPortrait({ db, organisationId }: Scope, fileId: string): Statement {
  return db
    .update(portraits)
    .set({ fileId, nextFileId: null })
    .where(and(eq(portraits.organisationId, organisationId), eq(portraits.nextFileId, fileId)))
}

export function deletePortrait({ db, organisationId }: Scope, personId: string): Statement {
  return db.delete(portraits).where(and(eq(portraits.organisationId, organisationId), eq(portraits.personId, personId)))
}
