import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import { base64url } from 'jose'
import type { Expected, RegisteredPasskey, StoredPasskey } from './passkeys.ts'
import { algorithms, isAssertion, isAttestation, type PasskeyAnswer } from './passkeys-answer.ts'

export async function verifyRegistration(
  given: Expected & { response: PasskeyAnswer },
): Promise<RegisteredPasskey | null> {
  const { response } = given
  if (!isAttestation(response) || isFramed(response)) return null
  if (!bringsNoCertificate(response.response.attestationObject)) return null

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

export async function verifyAuthentication(
  given: Expected & { response: PasskeyAnswer; credential: StoredPasskey },
): Promise<{ counter: number } | null> {
  const { response, credential } = given
  if (!isAssertion(response) || isFramed(response) || response.id !== credential.id) return null

  const handle = response.response.userHandle
  if (handle && handle !== base64url.encode(credential.userId)) return null

  const proof = await orNull(() => verifyAuthenticationResponse({ ...rules(given), response, credential }))

  return proof?.verified ? { counter: proof.authenticationInfo.newCounter } : null
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
function bringsNoCertificate(attestationObject: string): boolean {
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

/** The library throws on a wrong answer as on an unreadable one: for us both are the same no. */
async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}
