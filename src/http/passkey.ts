import { batch } from '#db/database.ts'
import { type IdentityRow, selectIdentityOfPasskey } from '#db/identity/identities.ts'
import { selectPasskey } from '#db/identity/passkeys.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { proveWithPasskey } from '#domain/identity/passkey-proof.ts'
import type { Write } from '#domain/identity/sign-in.ts'
import { spendChallenge } from '#domain/links/once.ts'
import { readPasskeyAnswer } from '#edge/passkeys-answer.ts'
import { readChallenge } from '#http/challenge.ts'
import type { Context } from '#http/context.ts'
import { dropCookie } from '#http/cookies.ts'

type Proved = { identity: IdentityRow; writes: Write[] }

/** Whose passkey has answered the challenge of this browser, and what must be written for it to serve once. */
export async function readPasskeyProof(c: Context, response: string): Promise<Outcome<Proved, 'wrong_passkey'>> {
  const { directory } = c.var
  const answer = readPasskeyAnswer(response)
  const challenge = await readChallenge(c)
  dropCookie(c, 'challenge')
  if (!answer || !challenge) return no('wrong_passkey')

  const [[passkey], [identity]] = await batch(directory.db, [
    selectPasskey(directory, answer.id),
    selectIdentityOfPasskey(directory, answer.id),
  ])
  if (!passkey || !identity) return no('wrong_passkey')
  const proof = await proveWithPasskey(directory, passkey, answer, { expectedChallenge: challenge, ...houseOf(c) })
  return proof.ok
    ? yes({ identity, writes: [...proof.after, spendChallenge(directory, challenge, identity.id)] })
    : proof
}

/** The site a passkey belongs to. */
export const houseOf = (c: Context) => ({ origin: c.var.origin, rpId: new URL(c.var.origin).hostname })
