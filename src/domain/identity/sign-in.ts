import * as z from 'zod'
import { batch } from '#db/database.ts'
import { selectIdentityByEmail } from '#db/identity/identities.ts'
import { insertLogin } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { email } from '#domain/fields.ts'
import { verifyNothing, verifyPassword } from '#edge/password.ts'
import { longestLogin } from './login-rule.ts'

export const SignInInput = z.strictObject({
  email: email(),
  password: z.string({ error: 'required' }).min(1, { error: 'required' }).max(1024, { error: 'too_long' }),
})

/** The password is right, or it is not: an unknown address takes the same time and gets the same answer. */
export async function checkPassword(scope: Scope, input: z.output<typeof SignInInput>) {
  const [[known]] = await batch(scope.db, [selectIdentityByEmail(scope, input.email)])
  if (!known?.hash) {
    await verifyNothing(input.password)
    return no('wrong_credentials')
  }
  const { ok } = await verifyPassword(input.password, known.hash)
  return ok && known.disabledAt === null ? yes(known) : no('wrong_credentials')
}

export type From = { address: string; device: string }

/** A new login, with a fresh id; who signs in is the actor from now on. */
export async function beginLogin(
  scope: Scope,
  identityId: string,
  proof: { method: 'password' | 'passkey' | 'link' | 'sso' | 'invitation'; factors: number },
  from: From,
) {
  const now = scope.clock.now()
  const id = scope.ids.secret(18)
  const as: Scope = { ...scope, actor: { kind: 'identity', id: identityId } }
  const login = {
    id,
    identityId,
    at: now,
    seenAt: now,
    expiresAt: now + longestLogin,
    provedAt: now,
    ...proof,
    ...from,
  }
  const outcome = await commit(as, [
    insertLogin(as, login),
    record(as, 'signed_in', identityId, { method: proof.method, factors: proof.factors }),
  ])
  if (!outcome.ok) throw new Error('A login could not be written.')
  return login
}
