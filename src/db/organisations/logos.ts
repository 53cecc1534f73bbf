import { and, eq, or } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { fileRefusals, files, fileVariants } from '#db/files/tables.ts'
import { offices } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

export type LogoRow = Awaited<ReturnType<typeof selectLogos>>[number]

/** The logo shown and the one being prepared, as they were sent, with the variant that pages show. */
export function selectLogos({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: files.id,
        name: files.name,
        bytes: files.bytes,
        width: files.width,
        height: files.height,
        shownWidth: fileVariants.width,
        shownHeight: fileVariants.height,
        refusal: fileRefusals.refusal,
      }),
    )
    .from(offices)
    .innerJoin(
      files,
      and(eq(files.organisationId, organisationId), or(eq(files.id, offices.logoId), eq(files.id, offices.nextLogoId))),
    )
    .leftJoin(
      fileVariants,
      and(
        eq(fileVariants.organisationId, organisationId),
        eq(fileVariants.fileId, files.id),
        eq(fileVariants.name, 'head'),
      ),
    )
    .leftJoin(fileRefusals, and(eq(fileRefusals.organisationId, organisationId), eq(fileRefusals.fileId, files.id)))
    .where(eq(offices.organisationId, organisationId))
}
