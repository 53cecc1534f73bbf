import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { companies, companyContacts, opcoConfirmations, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type CompanyRow = Awaited<ReturnType<typeof selectCompany>>[number]
export type CompanyLine = Awaited<ReturnType<typeof selectCompanyLines>>[number]
export type ContactRow = Awaited<ReturnType<typeof selectContacts>>[number]
export type CompanyFields = Omit<typeof companies.$inferInsert, 'organisationId' | 'id' | 'version' | 'at'>

/** One page of companies, in the order of their names or of the word that was found. */
export function selectCompanyLines(scope: Scope, listing: Listing, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: companies.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        name: companies.name,
        town: companies.town,
        siret: companies.siret,
        opco: companies.opco,
        confirmedAt: opcoConfirmations.at,
      }),
    )
    .from(sql`${nearCompanies(scope, listing, limit)} as near`)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), sql`${companies.id} = near.id`))
    .leftJoin(
      opcoConfirmations,
      and(eq(opcoConfirmations.organisationId, organisationId), eq(opcoConfirmations.companyId, companies.id)),
    )
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** Their ids with what sorts them, and one more to know whether others follow. */
export function nearCompanies(scope: Scope, { q, after }: Listing, limit: number): SQL {
  if (q.trim() !== '') return firstMatching(scope, 'company', q, { limit: limit + 1, after })
  const beyond = after ? sql`and (companies.sort_key, companies.id) > (${after[0]}, ${after[1]})` : sql``
  return sql`(select companies.sort_key as sort_key, companies.id as id from companies
    where companies.organisation_id = ${scope.organisationId} and companies.sort_key > '' ${beyond}
    order by companies.sort_key, companies.id limit ${limit + 1})`
}

export function selectCompany({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: companies.id,
        name: companies.name,
        sortKey: companies.sortKey,
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
        confirmedAt: opcoConfirmations.at,
      }),
    )
    .from(companies)
    .leftJoin(
      opcoConfirmations,
      and(eq(opcoConfirmations.organisationId, organisationId), eq(opcoConfirmations.companyId, companies.id)),
    )
    .where(and(eq(companies.organisationId, organisationId), eq(companies.id, id)))
}

/** Whoever has this SIRET, and whoever has this very name. */
export function selectCompaniesAlike({ db, organisationId }: Scope, siret: string, sortKey: string) {
  return db
    .select(named({ id: companies.id, name: companies.name, town: companies.town, siret: companies.siret }))
    .from(companies)
    .where(
      and(
        eq(companies.organisationId, organisationId),
        or(
          and(eq(companies.siret, siret), sql`${siret} <> ''`),
          and(eq(companies.sortKey, sortKey), sql`${sortKey} <> ''`),
        ),
      ),
    )
    .limit(5)
}

/** A few companies that answer to what is typed. */
export function selectCompaniesNamed(scope: Scope, typed: string, limit = 5) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: companies.id, name: companies.name, town: companies.town, sortKey: companies.sortKey }))
    .from(sql`${firstMatching(scope, 'company', typed, { limit })} as near`)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), sql`${companies.id} = near.id`))
    .orderBy(sql`near.sort_key`)
}

export function insertCompany(
  { db, organisationId, clock }: Scope,
  company: CompanyFields & { id: string },
): Statement {
  return db.insert(companies).values({ organisationId, ...company, version: 1, at: clock.now() })
}

export function updateCompany(
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: CompanyFields,
): Statement {
  return db
    .update(companies)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(companies.organisationId, organisationId), eq(companies.id, id), eq(companies.version, version)))
}

/** Who speaks for a company, by name. */
export function selectContacts({ db, organisationId }: Scope, companyId: string) {
  return db
    .select(
      named({
        personId: companyContacts.personId,
        title: companyContacts.title,
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        phone: persons.phone,
      }),
    )
    .from(companyContacts)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, companyContacts.personId)))
    .where(and(eq(companyContacts.organisationId, organisationId), eq(companyContacts.companyId, companyId)))
    .orderBy(persons.sortKey)
    .limit(30)
}

export function upsertContact(scope: Scope, companyId: string, personId: string, title: string): Statement {
  const { db, organisationId, clock, actor } = scope
  return db
    .insert(companyContacts)
    .values({ organisationId, companyId, personId, title, at: clock.now(), byId: actor.id })
    .onConflictDoUpdate({
      target: [companyContacts.organisationId, companyContacts.companyId, companyContacts.personId],
      set: { title },
    })
}

export function deleteContact({ db, organisationId }: Scope, companyId: string, personId: string): Statement {
  return db
    .delete(companyContacts)
    .where(
      and(
        eq(companyContacts.organisationId, organisationId),
        eq(companyContacts.companyId, companyId),
        eq(companyContacts.personId, personId),
      ),
    )
}

export function insertConfirmation({ db, organisationId, clock, actor }: Scope, companyId: string): Statement {
  return db
    .insert(opcoConfirmations)
    .values({ organisationId, companyId, at: clock.now(), byId: actor.id })
    .onConflictDoNothing()
}

export function deleteConfirmation({ db, organisationId }: Scope, companyId: string): Statement {
  return db
    .delete(opcoConfirmations)
    .where(and(eq(opcoConfirmations.organisationId, organisationId), eq(opcoConfirmations.companyId, companyId)))
}
