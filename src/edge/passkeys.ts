import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { base64url } from 'jose'
import { algorithms, type PasskeyAnswer } from './passkeys-answer.ts'

export type KnownPasskey = { id: string; transports: readonly string[] }
export type StoredPasskey = { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; userId: string }

export type RegisteredPasskey = {
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: string[]
  backedUp: boolean
  aaguid: string
}

/** What the answer is measured against. The challenge is base64url, made and remembered by the caller. */
export type Expected = { expectedChallenge: string; origin: string; rpId: string }

export function registrationOptions(wanted: {
  challenge: string
  rp: { id: string; name: string }
  user: { id: string; name: string; displayName: string }
  known: readonly KnownPasskey[]
}): PublicKeyCredentialCreationOptionsJSON {
  return {
    challenge: wanted.challenge,
    rp: wanted.rp,
    user: { ...wanted.user, id: base64url.encode(wanted.user.id) },
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
    timeout: patience,
    excludeCredentials: wanted.known.map(descriptor),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  }
}

/** Without `allow`, the browser offers every passkey it holds for this site: nobody types a name. */
export function authenticationOptions(wanted: {
  challenge: string
  rpId: string
  allow?: readonly KnownPasskey[]
}): PublicKeyCredentialRequestOptionsJSON {
  return {
    challenge: wanted.challenge,
    rpId: wanted.rpId,
    timeout: patience,
    userVerification: 'required',
    ...(wanted.allow ? { allowCredentials: wanted.allow.map(descriptor) } : {}),
  }
}

/** Null when the answer proves nothing. */
export async function verifyRegistration(
  given: Expected & { response: PasskeyAnswer },
): Promise<RegisteredPasskey | null> {
  return (await proof()).verifyRegistration(given)
}

/** The counter to store; null when the answer is wrong, or repeats a counter already seen (a copied key). */
export async function verifyAuthentication(
  given: Expected & { response: PasskeyAnswer; credential: StoredPasskey },
): Promise<{ counter: number } | null> {
  return (await proof()).verifyAuthentication(given)
}

const patience = 300_000

/** Its certificate readers weigh more than a page's whole Worker: only who uses a passkey waits for them. */
function proof() {
  return import('./passkeys-proof.ts')
}

function descriptor({ id, transports }: KnownPasskey) {
  return { id, type: 'public-key' as const, transports: [...transports] }
}
