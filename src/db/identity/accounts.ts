import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { emailChanges, identities, logins } from '#db/identity/tables.ts'
import { affiliations, organisations } from '#db/organisations/directory.ts'
import type { Scope } from '#db/scope.ts'

export type Preferences = Pick<typeof identities.$inferSelect, 'language' | 'theme' | 'keys'>
export type EmailChangeRow = Awaited<ReturnType<typeof selectEmailChange>>[number]
export type AffiliationRow = Awaited<ReturnType<typeof selectAffiliations>>[number]

export const updateIdentity = (
  { db }: Scope,
  identityId: string,
  fields: Partial<Preferences & { name: string; email: string }>,
): Statement => db.update(identities).set(fields).where(eq(identities.id, identityId))

/** For who has knocked at no door: the language is hers only if this login still stands. */
export const updateLanguageOfLogin = (
  { db, clock }: Scope,
  { login, identity }: { login: string; identity: string },
  language: Preferences['language'],
  seenSince: number,
): Statement => {
  const standing = db
    .select(named({ id: logins.identityId }))
    .from(logins)
    .where(
      and(
        eq(logins.id, login),
        eq(logins.identityId, identity),
        gt(logins.expiresAt, clock.now()),
        gt(logins.seenAt, seenSince),
      ),
    )
  return db.update(identities).set({ language }).where(sql`${identities.id} = (${standing})`)
}

/** The address waiting for its link, and whose it would be. */
export const selectEmailChange = ({ db }: Scope, id: string | SQL) =>
  db
    .select(
      named({
        id: emailChanges.id,
        identityId: emailChanges.identityId,
        email: emailChanges.email,
        at: emailChanges.at,
      }),
    )
    .from(emailChanges)
    .where(eq(emailChanges.id, id))

export const selectEmailChangeOf = ({ db }: Scope, identityId: string) =>
  db
    .select(named({ id: emailChanges.id, email: emailChanges.email, at: emailChanges.at }))
    .from(emailChanges)
    .where(eq(emailChanges.identityId, identityId))

export const insertEmailChange = ({ db, clock }: Scope, id: string, identityId: string, email: string): Statement =>
  db.insert(emailChanges).values({ id, identityId, email, at: clock.now() })

export const deleteEmailChange = ({ db }: Scope, identityId: string, id: string): Statement =>
  db.delete(emailChanges).where(and(eq(emailChanges.identityId, identityId), eq(emailChanges.id, id)))

/** Asking for another address forgets the one asked for before: its link opens nothing any more. */
export const deleteEmailChanges = ({ db }: Scope, identityId: string): Statement =>
  db.delete(emailChanges).where(eq(emailChanges.identityId, identityId))

/** Every organisation somebody may enter, and where it lives. */
export const selectAffiliations = ({ db }: Scope, identityId: string) =>
  affiliationRows(db).where(eq(affiliations.identityId, identityId)).orderBy(organisations.name)

export const selectAffiliation = ({ db }: Scope, identityId: string, organisationId: string) =>
  affiliationRows(db).where(
    and(eq(affiliations.identityId, identityId), eq(affiliations.organisationId, organisationId)),
  )

const affiliationRows = (db: Scope['db']) =>
  db
    .select(named({ id: organisations.id, name: organisations.name, shard: organisations.shard }))
    .from(affiliations)
    .innerJoin(organisations, eq(organisations.id, affiliations.organisationId))
