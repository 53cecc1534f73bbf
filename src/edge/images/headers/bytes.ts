/**
 * Numbers read from bytes that may lie. Outside the bytes the answer is NaN, which fails every comparison: a reader
 * needs no other guard, and an offset that became NaN ends its loop.
 */
export function u8(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? Number.NaN
}

export function u16(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) * 0x100 + u8(bytes, at + 1)
}

export function u32(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) * 0x10000 + u16(bytes, at + 2)
}

export function u16le(bytes: Uint8Array, at: number): number {
  return u8(bytes, at) + u8(bytes, at + 1) * 0x100
}

export function u24le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u8(bytes, at + 2) * 0x10000
}

export function u32le(bytes: Uint8Array, at: number): number {
  return u16le(bytes, at) + u16le(bytes, at + 2) * 0x10000
}

export function letters(bytes: Uint8Array, at: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + count))
}

/** Past this many pieces a header is an attack on our patience, not a picture. */
export const mostPieces = 4000
