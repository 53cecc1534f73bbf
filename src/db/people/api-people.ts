import { and, eq, sql } from 'drizzle-orm'
import { named } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { firstMatching } from '#db/search.ts'

export type PersonRow = Awaited<ReturnType<typeof selectPerson>>[number]

/** One page of people in the order of their names, and one more to know whether others follow. */
export function selectPeople({ db, organisationId }: Scope, { after }: Pick<Listing, 'after'>, limit: number) {
  const beyond = after ? sql`(${persons.sortKey}, ${persons.id}) > (${after[0]}, ${after[1]})` : undefined
  return db
    .select(named({ ...columns, sortKey: persons.sortKey }))
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), beyond))
    .orderBy(persons.sortKey, persons.id)
    .limit(limit + 1)
}

/** People whose name holds what is typed, in the order of the word that was found. */
export function selectPeopleNamed(scope: Scope, { q, after }: Listing, limit: number) {
  const { db, organisationId } = scope
  return db
    .select(named({ ...columns, sortKey: sql<string>`near.sort_key`.as('sort_key') }))
    .from(sql`${firstMatching(scope, 'person', q, { limit: limit + 1, after })} near`)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), sql`${persons.id} = near.id`))
    .orderBy(sql`near.sort_key`, sql`near.id`)
}

export const selectPerson = ({ db, organisationId }: Scope, id: string) =>
  db
    .select(named({ ...columns, sortKey: persons.sortKey }))
    .from(persons)
    .where(and(eq(persons.organisationId, organisationId), eq(persons.id, id)))

const columns = {
  id: persons.id,
  givenName: persons.givenName,
  familyName: persons.familyName,
  email: persons.email,
  phone: persons.phone,
  version: persons.version,
  at: persons.at,
}
