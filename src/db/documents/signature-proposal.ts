import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import { papers, paperVoids } from '#db/documents/tables.ts'
import { companies, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type SignableRow = Awaited<ReturnType<typeof selectSignable>>[number]

/** A paper with those who could sign it: the company by its contact, or the person it is made out to. */
export function selectSignable({ db, organisationId, sites: seen }: Scope, id: string) {
  const contact = (what: string) =>
    sql<string | null>`(select ${sql.raw(what)} from company_contacts
      join persons contacts on contacts.organisation_id = ${organisationId} and contacts.id = company_contacts.person_id
      where company_contacts.organisation_id = ${organisationId} and company_contacts.company_id = ${papers.companyId}
      order by company_contacts.at, company_contacts.person_id limit 1)`
  return db
    .select(
      named({
        id: papers.id,
        kind: papers.kind,
        number: papers.number,
        title: papers.title,
        siteId: papers.siteId,
        sha256: papers.sha256,
        body: papers.body,
        companyId: papers.companyId,
        personId: papers.personId,
        voidedAt: paperVoids.at,
        personGiven: persons.givenName,
        personFamily: persons.familyName,
        personEmail: persons.email,
        representative: companies.representative,
        companyEmail: companies.email,
        contactId: contact('contacts.id').as('contact_id'),
        contactName: contact(`contacts.given_name || ' ' || contacts.family_name`).as('contact_name'),
        contactEmail: contact('contacts.email').as('contact_email'),
      }),
    )
    .from(papers)
    .leftJoin(paperVoids, and(eq(paperVoids.organisationId, organisationId), eq(paperVoids.paperId, papers.id)))
    .leftJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, papers.personId)))
    .leftJoin(companies, and(eq(companies.organisationId, organisationId), eq(companies.id, papers.companyId)))
    .where(
      and(
        eq(papers.organisationId, organisationId),
        eq(papers.id, id),
        seen === 'all'
          ? undefined
          : sql`(${papers.siteId} is null or ${papers.siteId} in (select value from json_each(${JSON.stringify(seen)})))`,
      ),
    )
}
