import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { personDetails, persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type PersonLine = Awaited<ReturnType<typeof selectPersonLines>>[number]
export type PersonRow = Awaited<ReturnType<typeof selectPerson>>[number]
export type PersonFields = Pick<typeof persons.$inferInsert, 'givenName' | 'familyName' | 'sortKey' | 'email' | 'phone'>
export type DetailFields = Omit<typeof personDetails.$inferInsert, 'organisationId' | 'personId' | 'at'>

/** One page of people, in the order of their names or of the word that was found. Who was merged has no name to sort by. */
export function selectPersonLines(scope: Scope, listing: Listing, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: persons.id,
        sortKey: sql<string>`near.sort_key`.as('near_key'),
        givenName: persons.givenName,
        familyName: persons.familyName,
        email: persons.email,
        phone: persons.phone,
        companies: employersOf(organisationId).as('companies'),
      }),
    )
    .from(sql`${nearPeople(scope, listing, limit)} as near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

/** Their ids with what sorts them, and one more to know whether others follow. */
export function nearPeople(scope: Scope, { q, after }: Listing, limit: number): SQL {
  if (q.trim() !== '') return firstMatching(scope, 'person', q, { limit: limit + 1, after })
  const beyond = after?.[0]
    ? sql`(persons.sort_key, persons.id) > (${after[0]}, ${after[1]})`
    : sql`persons.sort_key > ''`
  return sql`(select persons.sort_key as sort_key, persons.id as id from persons
    where persons.organisation_id = ${scope.organisationId} and ${beyond}
    order by persons.sort_key, persons.id limit ${limit + 1})`
}

export function selectPerson({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: persons.id,
        givenName: persons.givenName,
        familyName: persons.familyName,
        sortKey: persons.sortKey,
        email: persons.email,
        phone: persons.phone,
        identityId: persons.identityId,
        version: persons.version,
        at: persons.at,
        bornOn: personDetails.bornOn,
        street: personDetails.street,
        postalCode: personDetails.postalCode,
        town: personDetails.town,
        job: personDetails.job,
        category: personDetails.category,
      }),
    )
    .from(persons)
    .leftJoin(
      personDetails,
      and(eq(personDetails.organisationId, organisationId), eq(personDetails.personId, persons.id)),
    )
    .where(and(eq(persons.organisationId, organisationId), eq(persons.id, id)))
}

export function updatePerson(
  { db, organisationId }: Scope,
  id: string,
  version: number,
  fields: PersonFields,
): Statement {
  return db
    .update(persons)
    .set({ ...fields, version: version + 1 })
    .where(and(eq(persons.organisationId, organisationId), eq(persons.id, id), eq(persons.version, version)))
}

export function upsertDetails({ db, organisationId, clock }: Scope, personId: string, fields: DetailFields): Statement {
  return db
    .insert(personDetails)
    .values({ organisationId, personId, ...fields, at: clock.now() })
    .onConflictDoUpdate({
      target: [personDetails.organisationId, personDetails.personId],
      set: { ...fields, at: clock.now() },
    })
}

/** The companies where somebody works today, as `[id, name]`. */
const employersOf = (
  organisationId: string,
) => sql<string>`(select json_group_array(json_array(companies.id, companies.name))
  from employments join companies on companies.organisation_id = ${organisationId} and companies.id = employments.company_id
  where employments.organisation_id = ${organisationId} and employments.person_id = ${persons.id} and employments.until = '')`
