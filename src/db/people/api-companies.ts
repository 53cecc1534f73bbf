import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { companies } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type ApiCompanyRow = Awaited<ReturnType<typeof selectApiCompany>>[number]

/** Companies by name, as programs read them; those merged into another have no name to sort by. */
export const selectApiCompanies = (scope: Scope, { after }: Pick<Listing, 'after'>, limit: number) =>
  companiesOf(
    scope,
    after ? sql`(${companies.sortKey}, ${companies.id}) > (${after[0]}, ${after[1]})` : sql`${companies.sortKey} > ''`,
  )
    .orderBy(companies.sortKey, companies.id)
    .limit(limit + 1)

export const selectApiCompany = (scope: Scope, id: string) => companiesOf(scope, eq(companies.id, id))

const companiesOf = ({ db, organisationId }: Scope, which: ReturnType<typeof sql>) =>
  db
    .select(
      named({
        id: companies.id,
        sortKey: companies.sortKey,
        name: companies.name,
        siret: companies.siret,
        naf: companies.naf,
        idcc: companies.idcc,
        opco: companies.opco,
        vatNumber: companies.vatNumber,
        street: companies.street,
        postalCode: companies.postalCode,
        town: companies.town,
        email: companies.email,
        phone: companies.phone,
        representative: companies.representative,
        version: companies.version,
        at: companies.at,
      }),
    )
    .from(companies)
    .where(and(eq(companies.organisationId, organisationId), which))
    .$dynamic()
