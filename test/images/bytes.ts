/** Numbers and letters, one after the other: how every test picture is written. */
export function bytesOf(...parts: (number | string | Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? codes(part) : typeof part === 'number' ? [part] : [...part])),
  )
}

export function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function be(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256)
}

export function le(value: number, size: number): number[] {
  return be(value, size).reverse()
}

/** Bits in the order a format wants them, packed into bytes. */
export function packBits(bits: number[], first: 'low' | 'high', padding: 0 | 1): number[] {
  const bytes: number[] = []
  for (let i = 0; i < bits.length; i += 8) {
    const eight = Array.from({ length: 8 }, (_, j) => bits[i + j] ?? padding)
    bytes.push(Number.parseInt((first === 'high' ? eight : eight.reverse()).join(''), 2))
  }
  return bytes
}

export function bitsOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(value / 2 ** (count - 1 - i)) % 2)
}

function codes(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}
