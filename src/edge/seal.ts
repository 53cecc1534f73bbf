import { randomBytes } from './ids.ts'

/** What is kept sealed in the database. Each purpose has its own key: what was sealed for one opens for no other. */
export type SealPurpose = 'authenticator' | 'sso-secret' | 'hook-secret' | 'subscription-secret' | 'payment-key'

/** Encrypted for a purpose and an owner: copied to somebody else's row, it does not open. */
export async function seal(secret: string, purpose: SealPurpose, owner: string, text: string): Promise<string> {
  const iv = randomBytes(ivBytes) as Uint8Array<ArrayBuffer>
  const sealed = await crypto.subtle.encrypt(lock(iv, owner), await keyFor(secret, purpose), bytesOf(text))
  return `1.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
}

/** Null when it was not sealed here, for this purpose and this owner, or was changed since. */
export async function unseal(
  secret: string,
  purpose: SealPurpose,
  owner: string,
  sealed: string,
): Promise<string | null> {
  const [version, iv, body] = sealed.split('.')
  if (version !== '1' || !iv || !body) return null
  try {
    const key = await keyFor(secret, purpose)
    return new TextDecoder().decode(await crypto.subtle.decrypt(lock(fromBase64(iv), owner), key, fromBase64(body)))
  } catch {
    return null
  }
}

const ivBytes = 12

const lock = (iv: Uint8Array<ArrayBuffer>, owner: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: bytesOf(owner),
})

async function keyFor(secret: string, purpose: SealPurpose): Promise<CryptoKey> {
  if (bytesOf(secret).length < 32) throw new Error('The secret that seals holds at least 32 bytes.')
  const root = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(`lisiere seal ${purpose}`) }
  return crypto.subtle.deriveKey(derivation, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
