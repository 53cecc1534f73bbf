import * as z from 'zod'
import { type LoginRow, renewLogin } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'
import { verifyPassword } from '#edge/password.ts'
import type { Write } from './sign-in.ts'

/** One of the three, each with its own button. */
export const ProofInput = z.strictObject({
  password: z.string().min(1, { error: 'required' }).max(1024, { error: 'too_long' }).optional(),
  code: line(20).optional(),
  response: z.string().max(16_384).optional(),
  next: z.string().optional(),
})

/** How somebody already signed in proves it again, and what that spends. */
export type FreshProof = { by: 'password' | 'authenticator' | 'passkey'; writes: readonly Write[] }

export async function proveWithPassword(
  hash: string | null,
  typed: string,
): Promise<Outcome<FreshProof, 'wrong_password'>> {
  const proved = hash !== null && (await verifyPassword(typed, hash)).ok
  return proved ? yes({ by: 'password', writes: [] }) : no('wrong_password')
}

/** A fresh proof is a fresh login: the id changes, so that the one before opens nothing. */
export async function renew(scope: Scope, login: LoginRow, { by, writes }: FreshProof) {
  const fresh = {
    id: scope.ids.secret(18),
    factors: by === 'password' ? login.factors : 2,
    ...(by === 'authenticator' ? {} : { withinId: null }),
  }
  const outcome = await commit(scope, [
    ...writes,
    renewLogin(scope, login, fresh),
    exactlyOne(scope),
    record(scope, 'proved_again', login.identityId, { by }),
  ])
  return outcome.ok ? yes(fresh.id) : outcome
}
