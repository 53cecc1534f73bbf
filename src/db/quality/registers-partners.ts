import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { standings } from '#db/people/standing-tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'
import { partners } from './registers-tables.ts'

export type PartnerRow = Awaited<ReturnType<typeof selectPartner>>[number]
type Fields = Omit<
  typeof partners.$inferInsert,
  'organisationId' | 'id' | 'companyId' | 'personId' | 'version' | 'at' | 'byId'
>
type Party = { companyId: string | null; personId: string | null }

/** Those that come to an end first, first; and one more to know whether others follow. */
export function selectPartners(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after ? sql`(${partners.dueOn}, ${partners.id}) > (${after[0]}, ${after[1]})` : undefined
  return partnerRows(scope)
    .where(and(eq(partners.organisationId, scope.organisationId), beyond))
    .orderBy(partners.dueOn, partners.id)
    .limit(limit + 1)
}

export const selectPartner = (scope: Scope, id: string) =>
  partnerRows(scope).where(and(eq(partners.organisationId, scope.organisationId), eq(partners.id, id)))

/** A few of the companies that answer to the words typed. */
export function selectCompaniesNamed(scope: Scope, typed: string, limit = 8) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: companies.id, name: companies.name, note: companies.town }))
    .from(sql`${firstMatching(scope, 'company', typed, { limit })} as near`)
    .innerJoin(companies, and(eq(companies.organisationId, organisationId), sql`${companies.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

export const insertPartner = (
  { db, organisationId, clock, actor }: Scope,
  partner: Fields & Party & { id: string },
): Statement => db.insert(partners).values({ organisationId, ...partner, version: 1, at: clock.now(), byId: actor.id })

export const updatePartner = (
  { db, organisationId, clock, actor }: Scope,
  id: string,
  version: number,
  fields: Fields,
): Statement =>
  db
    .update(partners)
    .set({ ...fields, version: version + 1, at: clock.now(), byId: actor.id })
    .where(and(eq(partners.organisationId, organisationId), eq(partners.id, id), eq(partners.version, version)))

function partnerRows({ db, organisationId }: Scope) {
  const party = sql<string>`coalesce(${partners.companyId}, ${partners.personId})`
  return db
    .select(
      named({
        id: partners.id,
        partyId: party.as('party'),
        companyId: partners.companyId,
        personId: partners.personId,
        name: sql<string>`coalesce(${companies.name}, ${persons.givenName} || ' ' || ${persons.familyName})`.as('name'),
        role: partners.role,
        nda: partners.nda,
        certificate: partners.certificate,
        certifiedUntil: partners.certifiedUntil,
        contract: partners.contract,
        contractUntil: partners.contractUntil,
        followed: partners.followed,
        reviewOn: partners.reviewOn,
        sortKey: partners.dueOn,
        version: partners.version,
        verdict: standings.verdict,
        until: standings.until,
        reason: standings.reason,
      }),
    )
    .from(partners)
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, partners.companyId)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, partners.personId)))
    .leftJoin(standings, and(eq(standings.organisationId, organisationId), eq(standings.partyId, party)))
}
