type Bytes = Uint8Array<ArrayBuffer>

/** The little of CBOR (RFC 8949) that an authenticator writes: integers, texts, bytes, lists, maps. */
export function cbor(value: unknown): Bytes {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return joined(head(3, bytesOf(value).length), bytesOf(value))
  if (value instanceof Uint8Array) return joined(head(2, value.length), new Uint8Array(value))
  if (Array.isArray(value)) return joined(head(4, value.length), ...value.map(cbor))
  if (value instanceof Map) {
    return joined(head(5, value.size), ...[...value].flatMap(([key, held]) => [cbor(key), cbor(held)]))
  }
  throw new TypeError('no CBOR for this value')
}

/** WebCrypto gives r and s side by side, WebAuthn wants them as an ASN.1 sequence of two integers. */
export function derSignature(raw: ArrayBuffer): Bytes {
  const pair = new Uint8Array(raw)
  const both = joined(derInteger(pair.slice(0, 32)), derInteger(pair.slice(32)))
  return joined(new Uint8Array([0x30, both.length]), both)
}

export function joined(...parts: Bytes[]): Bytes {
  return new Uint8Array(parts.flatMap((part) => [...part]))
}

export function bytesOf(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text))
}

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

export function uint16(value: number): Bytes {
  return new Uint8Array([value >> 8, value & 0xff])
}

export function uint32(value: number): Bytes {
  return new Uint8Array([value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff])
}

function head(kind: number, value: number): Bytes {
  if (value < 24) return new Uint8Array([(kind << 5) | value])
  if (value < 256) return new Uint8Array([(kind << 5) | 24, value])
  return joined(new Uint8Array([(kind << 5) | 25]), uint16(value))
}

function derInteger(bytes: Bytes): Bytes {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1
  const shortest = bytes.slice(start)
  const positive = (shortest[0] ?? 0) >= 0x80 ? joined(new Uint8Array([0]), shortest) : shortest
  return joined(new Uint8Array([0x02, positive.length]), positive)
}
