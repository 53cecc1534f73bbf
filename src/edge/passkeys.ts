import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { base64url } from 'jose'
import type { PasskeyAnswer } from './passkeys-answer.ts'
import { isAssertion, isAttestation } from './passkeys-answer.ts'

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

export async function verifyRegistration(
  given: Expected & { response: PasskeyAnswer },
): Promise<RegisteredPasskey | null> {
  const { response } = given
  if (!isAttestation(response) || isFramed(response)) return null

  const { verifyRegistrationResponse } = await library()
  if (!(await bringsNoCertificate(response.response.attestationObject))) return null

  const made = await orNull(() =>
    verifyRegistrationResponse({ ...rules(given), response, supportedAlgorithmIDs: algorithms }),
  )
  const info = made?.registrationInfo
  if (!info || info.credential.id !== response.id) return null

  return {
    credentialId: info.credential.id,
    publicKey: info.credential.publicKey,
    counter: info.credential.counter,
    transports: response.response.transports ?? [],
    backedUp: info.credentialBackedUp,
    aaguid: info.aaguid,
  }
}

/** The counter to store; null when the answer is wrong, or repeats a counter already seen (a copied key). */
export async function verifyAuthentication(
  given: Expected & { response: PasskeyAnswer; credential: StoredPasskey },
): Promise<{ counter: number } | null> {
  const { response, credential } = given
  if (!isAssertion(response) || isFramed(response) || response.id !== credential.id) return null

  const handle = response.response.userHandle
  if (handle && handle !== base64url.encode(credential.userId)) return null

  const { verifyAuthenticationResponse } = await library()
  const proof = await orNull(() => verifyAuthenticationResponse({ ...rules(given), response, credential }))

  return proof?.verified ? { counter: proof.authenticationInfo.newCounter } : null
}

const patience = 300_000

/** Ed25519, ES256, RS256: what every authenticator of today can do. */
const algorithms = [-8, -7, -257]

/** Its certificate readers weigh ten times the rest of the sign-in: only who uses a passkey waits for them. */
function library() {
  return import('@simplewebauthn/server')
}

/** We are never shown inside another site's page; the library lets some browsers' framed answers through. */
function isFramed(answer: PasskeyAnswer): boolean {
  try {
    return JSON.parse(new TextDecoder().decode(base64url.decode(answer.response.clientDataJSON))).crossOrigin === true
  } catch {
    return false
  }
}

/** We never ask who made the authenticator. A certificate brought all the same would be a parser open to strangers. */
async function bringsNoCertificate(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  try {
    const attestation = decodeAttestationObject(new Uint8Array(base64url.decode(attestationObject)))
    const format = attestation.get('fmt')
    return format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined)
  } catch {
    return false
  }
}

function rules({ expectedChallenge, origin, rpId }: Expected) {
  return { expectedChallenge, expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: true }
}

function descriptor({ id, transports }: KnownPasskey) {
  return { id, type: 'public-key' as const, transports: [...transports] }
}

/** The library throws on a wrong answer as on an unreadable one: for us both are the same no. */
async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}
