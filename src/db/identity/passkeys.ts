import { and, eq } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { passkeys } from '#db/identity/tables.ts'
import type { Scope } from '#db/scope.ts'

export type PasskeyRow = Awaited<ReturnType<typeof selectPasskey>>[number]

/** A passkey by its own id: who holds it is what signing in wants to know. */
export const selectPasskey = ({ db }: Scope, id: string) =>
  db
    .select(
      named({
        id: passkeys.id,
        identityId: passkeys.identityId,
        publicKey: passkeys.publicKey,
        counter: passkeys.counter,
      }),
    )
    .from(passkeys)
    .where(eq(passkeys.id, id))

/** Followed by `exactlyOne`: of two answers made from the same counter, one is a copy, and the second writes nothing. */
export const countPasskey = ({ db, clock }: Scope, { id, counter }: PasskeyRow, next: number): Statement =>
  db
    .update(passkeys)
    .set({ counter: next, usedAt: clock.now() })
    .where(and(eq(passkeys.id, id), eq(passkeys.counter, counter)))
