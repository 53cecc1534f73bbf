import { and, eq, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { credentials } from './registers-tables.ts'

export type CredentialRow = Awaited<ReturnType<typeof selectCredential>>[number]
type Fields = Omit<typeof credentials.$inferInsert, 'organisationId' | 'id' | 'version' | 'at' | 'byId'>

/** The first to renew first; and one more to know whether others follow. */
export function selectCredentials(scope: Scope, after: Listing['after'], limit: number) {
  const beyond = after ? sql`(${credentials.renewOn}, ${credentials.id}) > (${after[0]}, ${after[1]})` : undefined
  return credentialRows(scope)
    .where(and(eq(credentials.organisationId, scope.organisationId), beyond))
    .orderBy(credentials.renewOn, credentials.id)
    .limit(limit + 1)
}

export const selectCredential = (scope: Scope, id: string) =>
  credentialRows(scope).where(and(eq(credentials.organisationId, scope.organisationId), eq(credentials.id, id)))

/** The pieces of one person's own file, the first to renew first. */
export const selectOwnCredentials = (scope: Scope, person: SQL) =>
  credentialRows(scope).where(ofPerson(scope, person)).orderBy(credentials.renewOn, credentials.id).limit(30)

export const selectOwnCredential = (scope: Scope, person: SQL, id: string) =>
  credentialRows(scope).where(and(ofPerson(scope, person), eq(credentials.id, id)))

/** What a piece of their own file is kept as; nothing when it is somebody else's, or still awaited. */
export const ownCredentialHolding = ({ organisationId }: Scope, person: SQL, id: string): SQL =>
  sql`(select own_piece.holding_id from credentials own_piece where own_piece.organisation_id = ${organisationId} and own_piece.person_id = ${person} and own_piece.id = ${id})`

export const insertCredential = (
  { db, organisationId, clock, actor }: Scope,
  credential: Fields & { id: string },
): Statement =>
  db.insert(credentials).values({ organisationId, ...credential, version: 1, at: clock.now(), byId: actor.id })

export const updateCredential = (
  { db, organisationId, clock, actor }: Scope,
  id: string,
  version: number,
  fields: Partial<Fields>,
): Statement =>
  db
    .update(credentials)
    .set({ ...fields, version: version + 1, at: clock.now(), byId: actor.id })
    .where(
      and(eq(credentials.organisationId, organisationId), eq(credentials.id, id), eq(credentials.version, version)),
    )

const ofPerson = ({ organisationId }: Scope, person: SQL) =>
  and(eq(credentials.organisationId, organisationId), sql`${credentials.personId} = ${person}`)

function credentialRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: credentials.id,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        kind: credentials.kind,
        title: credentials.title,
        givenOn: credentials.givenOn,
        sortKey: credentials.renewOn,
        holdingId: credentials.holdingId,
        /** Looked into after it came: what is no readable file proves nothing. */
        isRefused: sql<number>`exists (select 1 from holdings piece join file_refusals
          on file_refusals.organisation_id = ${organisationId} and file_refusals.file_id = piece.file_id
          where piece.organisation_id = ${organisationId} and piece.id = ${credentials.holdingId})`.as('is_refused'),
        version: credentials.version,
      }),
    )
    .from(credentials)
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, credentials.personId)))
}
