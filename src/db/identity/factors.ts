import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import {
  authenticators,
  identities,
  logins,
  passkeys,
  passwords,
  recoveryCodes,
  ssoLinks,
} from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

export type AuthenticatorRow = Awaited<ReturnType<typeof selectAuthenticator>>[number]
export type FactorsRow = Awaited<ReturnType<typeof selectFactors>>[number]

/** What somebody can prove herself with, in one row. */
export function selectFactors({ db }: Scope, identityId: string) {
  const countOf = (table: typeof recoveryCodes | typeof ssoLinks | typeof passkeys) =>
    sql<number>`(select count(*) from ${table} where ${table.identityId} = ${identityId})`

  return db
    .select(
      named({
        email: identities.email,
        passwordAt: passwords.at,
        authenticatorAt: authenticators.confirmedAt,
        passkeys: countOf(passkeys).as('passkeys_held'),
        codes: countOf(recoveryCodes).as('codes_left'),
        providers: countOf(ssoLinks).as('providers_linked'),
      }),
    )
    .from(identities)
    .leftJoin(passwords, eq(passwords.identityId, identities.id))
    .leftJoin(authenticators, and(eq(authenticators.identityId, identities.id), isNotNull(authenticators.confirmedAt)))
    .where(eq(identities.id, identityId))
}

/** The authenticator that has proved itself by a first code, its secret still sealed. */
export const selectAuthenticator = ({ db }: Scope, identityId: string) =>
  db
    .select(
      named({
        identityId: authenticators.identityId,
        secret: authenticators.secret,
        lastStep: authenticators.lastStep,
      }),
    )
    .from(authenticators)
    .where(and(eq(authenticators.identityId, identityId), isNotNull(authenticators.confirmedAt)))

/** A code serves once: followed by `exactlyOne`, the second of two who type it at the same moment writes nothing. */
export const spendStep = ({ db }: Scope, identityId: string, step: number): Statement =>
  db
    .update(authenticators)
    .set({ lastStep: step })
    .where(and(eq(authenticators.identityId, identityId), sql`${authenticators.lastStep} < ${step}`))

/** Followed by `exactlyOne`: nobody has two. A first try never confirmed is replaced. */
export const insertAuthenticator = (
  { db, clock }: Scope,
  identityId: string,
  { secret, lastStep }: { secret: string; lastStep: number },
): Statement => {
  const row = { secret, lastStep, at: clock.now(), confirmedAt: clock.now() }
  return db
    .insert(authenticators)
    .values({ identityId, ...row })
    .onConflictDoUpdate({
      target: authenticators.identityId,
      set: row,
      setWhere: sql`${authenticators.confirmedAt} is null`,
    })
}

export const deleteAuthenticator = ({ db }: Scope, identityId: string): Statement =>
  db.delete(authenticators).where(eq(authenticators.identityId, identityId))

/** This login has now shown two factors. */
export const raiseLogin = ({ db }: Scope, identityId: string, loginId: string): Statement =>
  db
    .update(logins)
    .set({ factors: 2 })
    .where(and(eq(logins.identityId, identityId), eq(logins.id, loginId)))

/** The second factor is gone: what had been shown with it counts no more, save for passkeys, which are two by themselves. */
export const lowerLogins = ({ db }: Scope, identityId: string): Statement =>
  db
    .update(logins)
    .set({ factors: 1 })
    .where(and(eq(logins.identityId, identityId), ne(logins.method, 'passkey')))

export const upsertPassword = ({ db, clock }: Scope, identityId: string, hash: string): Statement =>
  db
    .insert(passwords)
    .values({ identityId, hash, at: clock.now() })
    .onConflictDoUpdate({ target: passwords.identityId, set: { hash, at: clock.now() } })

export const selectRecoveryHashes = ({ db }: Scope, identityId: string) =>
  db
    .select(named({ hash: recoveryCodes.hash }))
    .from(recoveryCodes)
    .where(eq(recoveryCodes.identityId, identityId))

/** Struck off as it is used; followed by `exactlyOne`, it is used once. */
export const deleteRecoveryCode = ({ db }: Scope, identityId: string, hash: string): Statement =>
  db.delete(recoveryCodes).where(and(eq(recoveryCodes.identityId, identityId), eq(recoveryCodes.hash, hash)))

export const deleteRecoveryCodes = ({ db }: Scope, identityId: string): Statement =>
  db.delete(recoveryCodes).where(eq(recoveryCodes.identityId, identityId))

export const insertRecoveryCodes = ({ db, clock }: Scope, identityId: string, hashes: readonly string[]): Statement =>
  db.insert(recoveryCodes).values(hashes.map((hash) => ({ identityId, hash, at: clock.now() })))
