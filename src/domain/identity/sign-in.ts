import * as z from 'zod'
import type { IdentityRow } from '#db/identity/identities.ts'
import { insertLogin, type NewLogin } from '#db/identity/logins.ts'
import type { Scope } from '#db/scope.ts'
import { commit, type Overtaken, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { email } from '#domain/fields.ts'
import { verifyNothing, verifyPassword } from '#edge/password.ts'
import { deviceOf } from './device.ts'
import { longestLogin } from './login-rule.ts'

export type Write = Parameters<typeof commit>[1][number]

/** How somebody proved who they are, and how many factors that was: a passkey is two. */
export type Proof = { method: NewLogin['method']; factors: 1 | 2 }

/** From where: the network's address, and what the browser says of itself. */
export type From = { address: string; device: string }

export const SignInInput = z.strictObject({
  email: email(),
  password: z.string({ error: 'required' }).min(1, { error: 'required' }).max(1024, { error: 'too_long' }),
  next: z.string().optional(),
})

/** The password is right, or it is not: an unknown address takes the same time and gets the same answer. */
export async function checkPassword(
  known: IdentityRow | undefined,
  password: string,
): Promise<Outcome<{ known: IdentityRow; rehash: boolean }, 'wrong_credentials'>> {
  if (!known?.hash) {
    await verifyNothing(password)
    return no('wrong_credentials')
  }
  const { ok, rehash } = await verifyPassword(password, known.hash)
  return ok && known.disabledAt === null ? yes({ known, rehash }) : no('wrong_credentials')
}

/** A new login, with a fresh id, in one batch with what it spends; who signs in is the actor from now on. */
export async function beginLogin(
  scope: Scope,
  identityId: string,
  { method, factors }: Proof,
  from: From,
  { writes, announced, within }: { writes: readonly Write[]; announced: boolean; within: string | null },
): Promise<Outcome<NewLogin, Overtaken>> {
  const now = scope.clock.now()
  const as: Scope = { ...scope, actor: { kind: 'identity', id: identityId } }
  // What an organisation says of its members is no proof of their own: a sensitive change asks them for one.
  const provedAt = within === null ? now : 0
  const times = { at: now, seenAt: now, provedAt, expiresAt: now + longestLogin }
  const login = { id: scope.ids.secret(18), identityId, method, factors, withinId: within, ...times, ...from }
  const action = announced ? 'signed_in_on_new_device' : 'signed_in'
  const event = record(as, action, identityId, { method, factors, device: deviceOf(from.device) })
  const outcome = await commit(as, [...writes, insertLogin(as, login), event])
  return outcome.ok ? yes(login) : outcome
}

/** The first factor is right and a second one is set up: no login yet, and a trace of who got that far. */
export async function askSecondFactor(
  scope: Scope,
  identityId: string,
  { method }: Proof,
  writes: readonly Write[],
): Promise<Outcome<null, Overtaken>> {
  const as: Scope = { ...scope, actor: { kind: 'identity', id: identityId } }
  const outcome = await commit(as, [...writes, record(as, 'second_factor_asked', identityId, { method })])
  return outcome.ok ? yes(null) : outcome
}
