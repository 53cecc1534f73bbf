import { eq } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { offices } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'

/** What a program may know of its organisation. */
export function selectOrganisation({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: offices.organisationId,
        name: offices.name,
        siret: offices.siret,
        nda: offices.nda,
        address: offices.address,
        email: offices.email,
        phone: offices.phone,
        website: offices.website,
        timeZone: offices.timeZone,
      }),
    )
    .from(offices)
    .where(eq(offices.organisationId, organisationId))
}
