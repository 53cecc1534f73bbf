import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { companies, employments, personDetails, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { importMarks } from './import-tables.ts'

export type KnownPerson = Awaited<ReturnType<typeof selectKnownByEmail>>[number]
export type DetailsToMake = Omit<typeof personDetails.$inferInsert, 'organisationId' | 'at'>
export type Mark = {
  kind: 'person' | 'company' | 'employment' | 'enrolment'
  id: string
  line: number
  did: 'created' | 'updated' | 'kept'
  /** What was known before, when it changed. */
  former: string
}

const knownIn = (organisationId: string) => ({
  id: persons.id,
  givenName: persons.givenName,
  familyName: persons.familyName,
  sortKey: persons.sortKey,
  email: persons.email,
  phone: persons.phone,
  version: persons.version,
  isDetailed: sql<number>`exists (select 1 from person_details where person_details.organisation_id = ${organisationId}
    and person_details.person_id = ${persons.id})`.as('is_detailed'),
})

export const selectKnownByEmail = ({ db, organisationId }: Scope, emails: readonly string[]) =>
  db
    .select(named(knownIn(organisationId)))
    .from(persons)
    .where(
      and(
        eq(persons.organisationId, organisationId),
        sql`${persons.email} in (select value from json_each(${JSON.stringify(emails)}))`,
        sql`${persons.sortKey} > ''`,
      ),
    )
    .limit(1000)

/** Only names that lines without an address bear: a name alone proves little. */
export const selectKnownByName = ({ db, organisationId }: Scope, names: readonly string[]) =>
  db
    .select(named(knownIn(organisationId)))
    .from(persons)
    .where(
      and(
        eq(persons.organisationId, organisationId),
        sql`${persons.sortKey} in (select value from json_each(${JSON.stringify(names)}))`,
      ),
    )
    .limit(1000)

/** By their numbers, and those whose sort key begins with one of these names. */
export const selectKnownCompanies = (
  { db, organisationId }: Scope,
  sirets: readonly string[],
  names: readonly string[],
) =>
  db
    .select(named({ id: companies.id, name: companies.name, siret: companies.siret }))
    .from(companies)
    .where(
      and(
        eq(companies.organisationId, organisationId),
        sql`${companies.id} in (
          select found.id from companies found where found.organisation_id = ${organisationId} and found.siret <> ''
            and found.siret in (select value from json_each(${JSON.stringify(sirets)}))
          union select found.id from json_each(${JSON.stringify(names)}) as asked join companies found
            on found.organisation_id = ${organisationId} and found.sort_key >= asked.value and found.sort_key < asked.value || '!'
          union select found.id from json_each(${JSON.stringify(names)}) as asked join companies found
            on found.organisation_id = ${organisationId} and found.sort_key >= asked.value || ' ' and found.sort_key < asked.value || '!')`,
      ),
    )
    .orderBy(companies.id)
    .limit(1000)

export type PersonToMake = {
  id: string
  givenName: string
  familyName: string
  sortKey: string
  email: string
  phone: string
}

export const insertPeople = ({ db, organisationId, clock }: Scope, people: readonly PersonToMake[]): Statement =>
  db
    .insert(persons)
    .select(sql`select ${organisationId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, null, 1, ${clock.now()}
    from json_each(${JSON.stringify(people.map((one) => [one.id, one.givenName, one.familyName, one.sortKey, one.email, one.phone]))})`)

/** What a line says and the person did not: nothing is taken away. */
export const updatePeople = (
  { db, organisationId }: Scope,
  people: readonly { id: string; email: string; phone: string }[],
): Statement => {
  const given = JSON.stringify(Object.fromEntries(people.map(({ id, email, phone }) => [id, { email, phone }])))
  const said = (field: string) => sql`(select value ->> ${field} from json_each(${given}) where key = ${persons.id})`
  return db
    .update(persons)
    .set({
      email: sql`coalesce(nullif(${said('email')}, ''), ${persons.email})`,
      phone: sql`coalesce(nullif(${said('phone')}, ''), ${persons.phone})`,
      version: sql`${persons.version} + 1`,
    })
    .where(and(eq(persons.organisationId, organisationId), sql`${persons.id} in (select key from json_each(${given}))`))
}

/** Only where nothing was known: what somebody has typed is not written over. */
export const insertDetails = ({ db, organisationId, clock }: Scope, some: readonly DetailsToMake[]): Statement =>
  db
    .insert(personDetails)
    .select(sql`select ${organisationId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, ${clock.now()}
    from json_each(${JSON.stringify(some.map((one) => [one.personId, one.bornOn, one.street, one.postalCode, one.town, one.job, one.category]))}) where true`)
    .onConflictDoNothing()

export type CompanyToMake = { id: string; name: string; sortKey: string; siret: string }

export const insertCompanies = ({ db, organisationId, clock }: Scope, some: readonly CompanyToMake[]): Statement =>
  db
    .insert(companies)
    .select(sql`select ${organisationId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, '', '', '', '', '', '', '', '', '', '', 1, ${clock.now()}
    from json_each(${JSON.stringify(some.map(({ id, name, sortKey, siret }) => [id, name, sortKey, siret]))})`)

export type EmploymentToMake = { id: string; personId: string; companyId: string; title: string }

/** Followed by nothing: somebody who works there already is left as they are. */
export const insertEmployments = (
  { db, organisationId, clock, actor }: Scope,
  some: readonly EmploymentToMake[],
): Statement =>
  db
    .insert(employments)
    .select(sql`select ${organisationId}, given.value ->> 0, given.value ->> 1, given.value ->> 2, given.value ->> 3, '', '', ${clock.now()}, ${actor.id}
    from json_each(${JSON.stringify(some.map(({ id, personId, companyId, title }) => [id, personId, companyId, title]))}) as given
    where not exists (select 1 from employments there where there.organisation_id = ${organisationId}
      and there.person_id = given.value ->> 1 and there.company_id = given.value ->> 2 and there.until = '')`)

export const insertMarks = ({ db, organisationId }: Scope, importId: string, marks: readonly Mark[]): Statement =>
  db
    .insert(importMarks)
    .select(sql`select ${organisationId}, ${importId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
    from json_each(${JSON.stringify(marks.map(({ kind, id, line, did, former }) => [kind, id, line, did, former]))}) where true`)
    .onConflictDoNothing()

/** Who each line of a piece turned out to be. */
export const selectMarksOfLines = ({ db, organisationId }: Scope, importId: string, from: number, to: number) =>
  db
    .select(named({ line: importMarks.line, kind: importMarks.kind, id: importMarks.subjectId }))
    .from(importMarks)
    .where(
      and(
        eq(importMarks.organisationId, organisationId),
        eq(importMarks.importId, importId),
        sql`${importMarks.line} between ${from} and ${to}`,
      ),
    )
