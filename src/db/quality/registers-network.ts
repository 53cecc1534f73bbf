import { and, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { networkContacts, referents } from './registers-tables.ts'

export type ContactRow = Awaited<ReturnType<typeof selectContact>>[number]
export type PublicReferent = Awaited<ReturnType<typeof selectPublicReferents>>[number]
export type ReferentRow = Awaited<ReturnType<typeof selectReferents>>[number]
type Fields = Omit<typeof networkContacts.$inferInsert, 'organisationId' | 'id' | 'version' | 'at' | 'byId'>

/** Those spoken to the longest ago first; and one more to know whether others follow. */
export function selectContacts(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after
    ? sql`(${networkContacts.contactedOn}, ${networkContacts.id}) > (${after[0]}, ${after[1]})`
    : undefined
  return contactRows(scope)
    .where(and(eq(networkContacts.organisationId, scope.organisationId), beyond))
    .orderBy(networkContacts.contactedOn, networkContacts.id)
    .limit(limit + 1)
}

export const selectContact = (scope: Scope, id: string) =>
  contactRows(scope).where(and(eq(networkContacts.organisationId, scope.organisationId), eq(networkContacts.id, id)))

export const insertContact = (
  { db, organisationId, clock, actor }: Scope,
  contact: Fields & { id: string },
): Statement =>
  db.insert(networkContacts).values({ organisationId, ...contact, version: 1, at: clock.now(), byId: actor.id })

export const updateContact = (
  { db, organisationId, clock, actor }: Scope,
  id: string,
  version: number,
  fields: Partial<Fields>,
): Statement =>
  db
    .update(networkContacts)
    .set({ ...fields, version: version + 1, at: clock.now(), byId: actor.id })
    .where(
      and(
        eq(networkContacts.organisationId, organisationId),
        eq(networkContacts.id, id),
        eq(networkContacts.version, version),
      ),
    )

/** Who answers for what, with the name of each. */
export const selectReferents = (scope: Scope) =>
  referentRows(scope).where(eq(referents.organisationId, scope.organisationId)).orderBy(referents.kind)

export const selectReferent = (scope: Scope, kind: string) =>
  referentRows(scope).where(and(eq(referents.organisationId, scope.organisationId), eq(referents.kind, kind)))

const referentRows = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        kind: referents.kind,
        personId: referents.personId,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        email: referents.email,
        phone: referents.phone,
        isPublic: referents.isPublic,
        sinceOn: referents.sinceOn,
      }),
    )
    .from(referents)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, referents.personId)))

/** Those that the public pages name. */
export const selectPublicReferents = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        kind: referents.kind,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        email: referents.email,
        phone: referents.phone,
      }),
    )
    .from(referents)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, referents.personId)))
    .where(and(eq(referents.organisationId, organisationId), eq(referents.isPublic, 1)))
    .orderBy(referents.kind)

type Referent = Pick<typeof referents.$inferInsert, 'kind' | 'personId' | 'email' | 'phone' | 'isPublic' | 'sinceOn'>

/** One for each thing to answer for: named again, the former one is in the history. */
export function putReferent({ db, organisationId, clock, actor }: Scope, referent: Referent): Statement {
  const said = { ...referent, at: clock.now(), byId: actor.id }
  return db
    .insert(referents)
    .values({ organisationId, ...said, version: 1 })
    .onConflictDoUpdate({
      target: [referents.organisationId, referents.kind],
      set: { ...said, version: sql`${referents.version} + 1` },
    })
}

function contactRows({ db }: Scope) {
  return db
    .select(
      named({
        id: networkContacts.id,
        name: networkContacts.name,
        kinds: networkContacts.kinds,
        role: networkContacts.role,
        email: networkContacts.email,
        phone: networkContacts.phone,
        website: networkContacts.website,
        sortKey: networkContacts.contactedOn,
        version: networkContacts.version,
      }),
    )
    .from(networkContacts)
}
