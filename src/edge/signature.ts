/** Signs a text kept outside, under a key of its own drawn from the secret of the installation. */
export async function signText(secret: string, purpose: string, text: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await keyFor(secret, purpose), bytesOf(text))
  return btoa(String.fromCharCode(...new Uint8Array(mac)))
}

export async function isSignedText(secret: string, purpose: string, text: string, signature: string): Promise<boolean> {
  try {
    const mac = Uint8Array.from(atob(signature.trim()), (letter) => letter.charCodeAt(0))
    return await crypto.subtle.verify('HMAC', await keyFor(secret, purpose), mac, bytesOf(text))
  } catch {
    return false
  }
}

async function keyFor(secret: string, purpose: string): Promise<CryptoKey> {
  const root = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(`lisiere ${purpose}`) }
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  return crypto.subtle.deriveKey(derivation, root, hmac, false, ['sign', 'verify'])
}

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
