import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { offices } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

export type OfficeRow = Awaited<ReturnType<typeof selectOffice>>[number]
export type OfficeFields = Partial<Omit<OfficeRow, 'organisationId' | 'version' | 'logoId' | 'nextLogoId'>>

/** The organisation at home: one row. */
export function selectOffice({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        organisationId: offices.organisationId,
        name: offices.name,
        siret: offices.siret,
        nda: offices.nda,
        legalForm: offices.legalForm,
        address: offices.address,
        email: offices.email,
        phone: offices.phone,
        website: offices.website,
        vatNumber: offices.vatNumber,
        legalMentions: offices.legalMentions,
        colour: offices.colour,
        logoId: offices.logoId,
        nextLogoId: offices.nextLogoId,
        languages: offices.languages,
        timeZone: offices.timeZone,
        secondFactor: offices.secondFactor,
        version: offices.version,
      }),
    )
    .from(offices)
    .where(eq(offices.organisationId, organisationId))
}

export function updateOffice({ db, organisationId }: Scope, version: number, fields: OfficeFields): Statement {
  return db
    .update(offices)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(offices.organisationId, organisationId), eq(offices.version, version)))
}

/** The logo is no field of a form: changing it makes nobody's form stale. */
export function updateLogo(
  { db, organisationId }: Scope,
  logo: { logoId?: string | null; nextLogoId: string | null },
): Statement {
  return db.update(offices).set(logo).where(eq(offices.organisationId, organisationId))
}

/** The logo that was being prepared is ready, unless another has been chosen since. */
export function showNextLogo({ db, organisationId }: Scope, fileId: string): Statement {
  return db
    .update(offices)
    .set({ logoId: fileId, nextLogoId: null })
    .where(and(eq(offices.organisationId, organisationId), eq(offices.nextLogoId, fileId)))
}
