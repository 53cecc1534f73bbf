export type Bytes = Uint8Array<ArrayBuffer>

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes

export async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(key), message))
}

/** Compared by the platform, in a time that tells nothing of where the two part. */
export async function provesHmac(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  return key.length > 0 && crypto.subtle.verify('HMAC', await keyOf(key), signature, message)
}

/** Null for what is not written in base64. */
export function fromBase64(text: string): Bytes | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** What is signed: a few words, then the body as it came. */
export function joined(before: string, body: Bytes): Bytes {
  const head = utf8(before)
  const both = new Uint8Array(head.length + body.length)
  both.set(head)
  both.set(body, head.length)
  return both
}

const keyOf = (key: Bytes) =>
  crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
