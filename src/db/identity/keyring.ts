import { and, asc, eq, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { passkeys, passwords, ssoLinks } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

export type HeldPasskey = Awaited<ReturnType<typeof selectKeyring>>[number]
export type NewPasskey = Omit<typeof passkeys.$inferInsert, 'identityId' | 'at' | 'usedAt'>

/** The passkeys somebody holds, the oldest first. */
export const selectKeyring = ({ db }: Scope, identityId: string) =>
  db
    .select(
      named({
        id: passkeys.id,
        name: passkeys.name,
        transports: passkeys.transports,
        at: passkeys.at,
        usedAt: passkeys.usedAt,
      }),
    )
    .from(passkeys)
    .where(eq(passkeys.identityId, identityId))
    .orderBy(asc(passkeys.at))
    .limit(50)

export const insertPasskey = ({ db, clock }: Scope, identityId: string, passkey: NewPasskey): Statement =>
  db.insert(passkeys).values({ identityId, ...passkey, at: clock.now() })

export const renamePasskey = ({ db }: Scope, identityId: string, id: string, name: string): Statement =>
  db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.identityId, identityId), eq(passkeys.id, id)))

/** Two passkeys removed at once: the second finds no other way in left, and stays. */
export function deletePasskeyUnlessLast({ db }: Scope, identityId: string, id: string): Statement {
  const another = sql`exists (select 1 from ${passwords} where ${passwords.identityId} = ${identityId})
    or exists (select 1 from ${ssoLinks} where ${ssoLinks.identityId} = ${identityId})
    or exists (select 1 from passkeys other where other.identity_id = ${identityId} and other.id <> ${id})`
  return db.delete(passkeys).where(and(eq(passkeys.identityId, identityId), eq(passkeys.id, id), sql`(${another})`))
}
