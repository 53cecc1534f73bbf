import { PasskeyAnswerInput } from '#domain/identity/passkey-proof.ts'
import { authenticationOptions } from '#edge/passkeys.ts'
import { newChallenge } from '#http/challenge.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { ownAddress } from '#http/next.ts'
import { houseOf, readPasskeyProof } from '#http/passkey.ts'
import { room } from '#http/room.ts'
import { completeSignIn } from '#http/sign-in.ts'
import { paths } from '#paths.ts'
import { blank } from '#views/ui/form.tsx'
import { showSignIn } from './sign-in.tsx'

/** What to ask the passkeys of a browser. Nobody is named: it offers those it holds for this site. */
export const passkeyOptions = room(paths.signInPasskeyOptions, { public: true }).post(
  '/',
  async (c) => c.json(authenticationOptions({ challenge: await newChallenge(c), rpId: houseOf(c).rpId })),
  { rows: 0, deep: 0 },
)

/** Something held and something known at once: two factors by itself. */
export const signInPasskey = room(paths.signInPasskey, { public: true }).post('/', async (c) => {
  const form = await readForm(c, PasskeyAnswerInput)
  const next = ownAddress(form.state.values.next)
  if (!form.ok) return refuse(c, next)

  const proof = await readPasskeyProof(c, form.value.response)
  if (!proof.ok) return refuse(c, next)
  const { identity, writes } = proof.after
  const entry = await completeSignIn(c, identity, { method: 'passkey', factors: 2, writes, next })
  return entry.ok ? entry.after : refuse(c, next)
})

const refuse = (c: Context, next: string | null) => showSignIn(c, withRefusal(c, blank, 'wrong_passkey'), next, 422)
