import * as z from 'zod'
import { type AuthenticatorRow, deleteRecoveryCode, spendStep } from '#db/identity/factors.ts'
import type { Scope } from '#db/scope.ts'
import { exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'
import { checkAuthenticator } from './authenticators.ts'
import { findRecoveryCode } from './recovery.ts'
import type { Write } from './sign-in.ts'

export const SecondFactorInput = z.strictObject({
  code: line(20).optional(),
  recoveryCode: line(60).optional(),
  next: z.string().optional(),
})

/** What strikes off the code of the application, so that it serves once. `key` is the SECRET of the application. */
export async function proveWithCode(
  scope: Scope,
  key: string,
  authenticator: AuthenticatorRow,
  typed: string,
): Promise<Outcome<Write[], 'wrong_code'>> {
  const step = await checkAuthenticator(key, authenticator, typed, scope.clock.now())
  return step === null ? no('wrong_code') : yes([spendStep(scope, authenticator.identityId, step), exactlyOne(scope)])
}

/** What strikes off a recovery code, and tells that one was used. */
export async function proveWithRecoveryCode(
  scope: Scope,
  identityId: string,
  hashes: readonly string[],
  typed: string,
): Promise<Outcome<Write[], 'wrong_recovery'>> {
  const hash = await findRecoveryCode(identityId, typed, hashes)
  if (hash === null) return no('wrong_recovery')
  const as: Scope = { ...scope, actor: { kind: 'identity', id: identityId } }
  const used = record(as, 'recovery_code_used', identityId, { left: hashes.length - 1 })
  return yes([deleteRecoveryCode(scope, identityId, hash), exactlyOne(scope), used])
}
