import { and, eq, isNull, or } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'

export type NewPerson = {
  id: string
  givenName: string
  familyName: string
  email: string
  identityId: string | null
  phone?: string
}

/** A name without a letter sorts by its id: no name at all is the mark of who was merged into somebody else. */
export function insertPerson({ db, organisationId, clock }: Scope, { phone = '', ...person }: NewPerson): Statement {
  const sortKey = fold(person.familyName, person.givenName) || person.id
  return db.insert(persons).values({ organisationId, ...person, sortKey, phone, version: 1, at: clock.now() })
}

/** Whoever this identity is here already, and whoever has this address and no sign-in yet. */
export const selectPersonsToJoin = ({ db, organisationId }: Scope, identityId: string, email: string) =>
  db
    .select(named({ id: persons.id, identityId: persons.identityId }))
    .from(persons)
    .where(
      and(
        eq(persons.organisationId, organisationId),
        or(eq(persons.identityId, identityId), and(eq(persons.email, email), isNull(persons.identityId))),
      ),
    )
    .limit(10)

/** Gives a person her sign-in, once. */
export const linkPerson = ({ db, organisationId }: Scope, id: string, identityId: string): Statement =>
  db
    .update(persons)
    .set({ identityId })
    .where(and(eq(persons.organisationId, organisationId), eq(persons.id, id), isNull(persons.identityId)))
