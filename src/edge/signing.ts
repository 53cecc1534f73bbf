import { CompactSign, calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose'

/** What seals papers on this installation: its private half never leaves, and is kept nowhere. */
export type SigningKey = { kid: string; publicKey: PublicKey; sign(payload: object): Promise<string> }

/** As it is published: enough to check a seal with any tool that reads JWS. */
export type PublicKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; alg: 'EdDSA'; use: 'sig' }

export type Checked = { ok: true; kid: string; payload: unknown } | { ok: false; why: 'unknown_key' | 'forged' }

const algorithm = 'EdDSA'
const type = 'lisiere-seal+jws'

/** Drawn from the secret of the installation: another secret is another key, under another name. */
export async function signingKey(secret: string): Promise<SigningKey> {
  const pair = await derive(secret)
  const x = (await crypto.subtle.exportKey('jwk', pair)) as JWK
  if (!x.x) throw new Error('This runtime makes no Ed25519 key.')
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: x.x })
  return {
    kid,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: x.x, kid, alg: algorithm, use: 'sig' },
    sign: (payload) =>
      new CompactSign(bytesOf(JSON.stringify(payload)))
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .sign(pair),
  }
}

/** Whether one of these keys made that seal, and what it says. */
export async function checkSeal(jws: string, keys: readonly PublicKey[]): Promise<Checked> {
  const kid = kidOf(jws)
  const known = keys.find((key) => key.kid === kid)
  if (!known) return { ok: false, why: 'unknown_key' }
  if (!isCanonical(jws)) return { ok: false, why: 'forged' }
  try {
    const key = await importJWK({ kty: known.kty, crv: known.crv, x: known.x }, algorithm)
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: [algorithm] })
    if (protectedHeader.typ !== type) return { ok: false, why: 'forged' }
    return { ok: true, kid: known.kid, payload: JSON.parse(new TextDecoder().decode(payload)) }
  } catch {
    return { ok: false, why: 'forged' }
  }
}

/** Of a list published by somebody: what is no key of ours is left out. */
export function readKeys(published: unknown): PublicKey[] {
  const keys = typeof published === 'object' && published !== null && 'keys' in published ? published.keys : []
  return Array.isArray(keys) ? keys.filter(isPublicKey) : []
}

const isPublicKey = (key: unknown): key is PublicKey =>
  typeof key === 'object' &&
  key !== null &&
  'kty' in key &&
  key.kty === 'OKP' &&
  'crv' in key &&
  key.crv === 'Ed25519' &&
  'x' in key &&
  typeof key.x === 'string' &&
  'kid' in key &&
  typeof key.kid === 'string'

function kidOf(jws: string): string | null {
  try {
    const header: unknown = JSON.parse(atob((jws.split('.')[0] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
    return typeof header === 'object' && header !== null && 'kid' in header && typeof header.kid === 'string'
      ? header.kid
      : null
  } catch {
    return null
  }
}

/** The last letter of a signature holds bits that say nothing: written otherwise, it is not the seal that was made. */
function isCanonical(jws: string): boolean {
  const signature = jws.split('.')[2] ?? ''
  try {
    const text = atob(signature.replaceAll('-', '+').replaceAll('_', '/'))
    return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === signature
  } catch {
    return false
  }
}

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8. */
const before = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20]

async function derive(secret: string): Promise<CryptoKey> {
  const bytes = bytesOf(secret)
  if (bytes.length < 32) throw new Error('The secret that seals holds at least 32 bytes.')
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf('lisiere paper seal') }
  const seed = new Uint8Array(await crypto.subtle.deriveBits(derivation, root, 256))
  return crypto.subtle.importKey('pkcs8', new Uint8Array([...before, ...seed]), { name: 'Ed25519' }, true, ['sign'])
}

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
