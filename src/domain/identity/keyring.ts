import * as z from 'zod'
import { raiseLogin } from '#db/identity/factors.ts'
import { deletePasskeyUnlessLast, insertPasskey, renamePasskey } from '#db/identity/keyring.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'
import type { RegisteredPasskey } from '#edge/passkeys.ts'

export const PasskeyInput = z.strictObject({
  name: line(60),
  response: z.string({ error: 'passkey_needed' }).max(16_384),
})
export const PasskeyName = z.strictObject({ name: line(60) })

export type WaysIn = { passwordAt: number | null; passkeys: number; providers: number }

/** However somebody tidies up, one way to sign in stays. */
export function refuseRemoval({ passwordAt, passkeys, providers }: WaysIn): 'last_way_in' | null {
  return passwordAt !== null || passkeys > 1 || providers > 0 ? null : 'last_way_in'
}

/** Who registers a passkey has just shown it: this login now stands on two factors. */
export async function addPasskey(
  scope: Scope,
  { identityId, loginId }: { identityId: string; loginId: string },
  name: string,
  made: RegisteredPasskey,
) {
  const passkey = {
    id: made.credentialId,
    name,
    publicKey: btoa(String.fromCharCode(...made.publicKey)),
    counter: made.counter,
    transports: made.transports.join(','),
  }
  const outcome = await commit(scope, [
    insertPasskey(scope, identityId, passkey),
    raiseLogin(scope, identityId, loginId),
    record(scope, 'passkey_added', identityId, { name }),
  ])
  return outcome.ok ? outcome : no('passkey_taken')
}

export const nameKey = (scope: Scope, identityId: string, id: string, name: string) =>
  commit(scope, [
    renamePasskey(scope, identityId, id, name),
    exactlyOne(scope),
    record(scope, 'passkey_renamed', identityId, { name }),
  ])

export async function removePasskey(
  scope: Scope,
  identityId: string,
  passkey: { id: string; name: string },
  ways: WaysIn,
) {
  const refusal = refuseRemoval(ways)
  if (refusal) return no(refusal)
  const outcome = await commit(scope, [
    deletePasskeyUnlessLast(scope, identityId, passkey.id),
    exactlyOne(scope),
    record(scope, 'passkey_removed', identityId, { name: passkey.name }),
  ])
  return outcome.ok ? outcome : no('last_way_in')
}
