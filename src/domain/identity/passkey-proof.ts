import * as z from 'zod'
import { countPasskey, type PasskeyRow } from '#db/identity/passkeys.ts'
import type { Scope } from '#db/scope.ts'
import { exactlyOne } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { type Expected, verifyAuthentication } from '#edge/passkeys.ts'
import type { PasskeyAnswer } from '#edge/passkeys-answer.ts'
import type { Write } from './sign-in.ts'

export const PasskeyAnswerInput = z.strictObject({ response: z.string().max(16_384), next: z.string().optional() })

/** What moves the counter on, when the answer proves that the passkey is there. */
export async function proveWithPasskey(
  scope: Scope,
  passkey: PasskeyRow,
  response: PasskeyAnswer,
  expected: Expected,
): Promise<Outcome<Write[], 'wrong_passkey'>> {
  const { id, identityId, counter } = passkey
  const publicKey = Uint8Array.from(atob(passkey.publicKey), (letter) => letter.charCodeAt(0))
  const credential = { id, publicKey, counter, userId: identityId }
  const proof = await verifyAuthentication({ ...expected, response, credential })
  return proof ? yes([countPasskey(scope, passkey, proof.counter), exactlyOne(scope)]) : no('wrong_passkey')
}
