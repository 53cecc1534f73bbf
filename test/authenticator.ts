import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { base64url } from 'jose'
import { type Attestation, none } from './authenticator-attestation.ts'
import { bytesOf, cbor, derSignature, joined, sha256, uint16, uint32 } from './authenticator-encoding.ts'

/** What a test may bend: where the answer claims to come from, and what the key claims to have seen. */
export type Knobs = {
  origin?: string
  rpId?: string
  challenge?: string
  counter?: number
  userVerified?: boolean
  crossOrigin?: boolean
  type?: string
  userHandle?: string
  /** Signs with a key which was never registered. */
  otherKey?: boolean
  credentialId?: string
  attestation?: Attestation
}

export type Authenticator = {
  register(options: PublicKeyCredentialCreationOptionsJSON, knobs?: Knobs): Promise<RegistrationResponseJSON>
  sign(options: PublicKeyCredentialRequestOptionsJSON, knobs?: Knobs): Promise<AuthenticationResponseJSON>
}

/** One passkey in memory (ES256, no attestation), as a phone would keep it. */
export async function authenticator(browser: { origin: string }): Promise<Authenticator> {
  const [keys, stranger] = await Promise.all([newKeys(), newKeys()])
  const id = crypto.getRandomValues(new Uint8Array(16))
  let counter = 0
  let user: string | undefined

  return {
    async register(options, knobs = {}) {
      user = options.user.id
      const credential = joined(new Uint8Array(16), uint16(id.length), id, await publicKey(keys))
      const authData = joined(await authenticatorData(options.rp.id ?? '', counter, knobs, true), credential)
      const seen = bytesOf(clientData('webauthn.create', options.challenge, browser.origin, knobs))
      const signed = joined(authData, await sha256(seen))
      const { fmt, statement } = await (knobs.attestation ?? none)(signed, keys)
      const attestation = new Map<string, unknown>([
        ['fmt', fmt],
        ['attStmt', statement],
        ['authData', authData],
      ])
      return {
        ...envelope(id, knobs),
        response: {
          clientDataJSON: base64url.encode(seen),
          attestationObject: base64url.encode(cbor(attestation)),
          transports: ['internal', 'hybrid'],
        },
      }
    },

    async sign(options, knobs = {}) {
      counter += 1
      const authData = await authenticatorData(options.rpId ?? '', counter, knobs, false)
      const seen = bytesOf(clientData('webauthn.get', options.challenge, browser.origin, knobs))
      const signed = joined(authData, await sha256(seen))
      const key = (knobs.otherKey ? stranger : keys).privateKey
      const handle = knobs.userHandle === undefined ? user : base64url.encode(knobs.userHandle)
      return {
        ...envelope(id, knobs),
        response: {
          clientDataJSON: base64url.encode(seen),
          authenticatorData: base64url.encode(authData),
          signature: base64url.encode(derSignature(await crypto.subtle.sign(es256, key, signed))),
          ...(handle ? { userHandle: handle } : {}),
        },
      }
    },
  }
}

const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(es256, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

function envelope(id: Uint8Array, knobs: Knobs) {
  const credentialId = knobs.credentialId ?? base64url.encode(id)
  return { id: credentialId, rawId: credentialId, type: 'public-key' as const, clientExtensionResults: {} }
}

function clientData(type: string, challenge: string, origin: string, knobs: Knobs): string {
  return JSON.stringify({
    type: knobs.type ?? type,
    challenge: knobs.challenge ?? challenge,
    origin: knobs.origin ?? origin,
    crossOrigin: knobs.crossOrigin ?? false,
  })
}

async function authenticatorData(rpId: string, counter: number, knobs: Knobs, withCredential: boolean) {
  const present = 0x01
  const verified = knobs.userVerified === false ? 0 : 0x04
  const backedUp = 0x08 | 0x10
  const flags = present | verified | backedUp | (withCredential ? 0x40 : 0)
  return joined(await sha256(bytesOf(knobs.rpId ?? rpId)), new Uint8Array([flags]), uint32(knobs.counter ?? counter))
}

/** The public key as COSE writes it: key type, algorithm, curve, x, y. */
async function publicKey(keys: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  const jwk = (await crypto.subtle.exportKey('jwk', keys.publicKey)) as JsonWebKey
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(base64url.decode(jwk.x ?? ''))],
      [-3, new Uint8Array(base64url.decode(jwk.y ?? ''))],
    ]),
  )
}
