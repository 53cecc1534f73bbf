import { bytesOf, joined, le } from '../images/bytes.ts'

/** An entry as it should be, or as somebody would have us believe. */
export type Part = {
  name: string
  data?: string | Uint8Array
  /** Deflated bytes, and what they are said to unpack to. */
  packed?: Uint8Array
  unpacked?: number
  method?: number
  flags?: number
  /** Where the directory says it stands. */
  at?: number
  /** What its own header calls it. */
  inside?: string
}

export function zipOf(parts: readonly Part[], { count = parts.length } = {}): Uint8Array<ArrayBuffer> {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const part of parts) {
    const local = localOf(part)
    bodies.push(local)
    directory.push(entryOf(part, part.at ?? at))
    at += local.length
  }
  const index = joined(...directory)
  const end = bytesOf('PK\x05\x06', le(0, 4), le(count, 2), le(count, 2), le(index.length, 4), le(at, 4), 0, 0)
  return joined(...bodies, index, end)
}

/** So many zeros, deflated by hand: a bomb in miniature. */
export function deflatedZeros(length: number): Uint8Array {
  const repeats = Math.floor((length - 1) / 258)
  const bytes = new Uint8Array(Math.ceil((3 + 8 + repeats * 13 + 7) / 8))
  let at = 0
  const write = (bits: string) => {
    for (const bit of bits) {
      if (bit === '1') bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7))
      at += 1
    }
  }
  write('11000110000')
  for (let each = 0; each < repeats; each++) write('1100010100000')
  write('0000000')
  return bytes
}

const bodyOf = ({ packed, data = '' }: Part): Uint8Array => packed ?? bytesOf(data)

function localOf(part: Part): Uint8Array {
  const body = bodyOf(part)
  const { bytes, view } = record(30, part.inside ?? part.name, 0x04034b50)
  view.setUint16(4, 20, true)
  sizes(view, 6, part, body)
  return joined(bytes, body)
}

function entryOf(part: Part, at: number): Uint8Array {
  const { bytes, view } = record(46, part.name, 0x02014b50)
  view.setUint16(6, 20, true)
  sizes(view, 8, part, bodyOf(part))
  view.setUint32(42, at, true)
  return bytes
}

/** Room for a header and the name behind it. */
function record(size: number, name: string, mark: number) {
  const bytes = new Uint8Array(size + name.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, mark, true)
  view.setUint16(size === 30 ? 26 : 28, name.length, true)
  for (let at = 0; at < name.length; at++) bytes[size + at] = name.charCodeAt(at)
  return { bytes, view }
}

/** Flags, method, hour, day, checksum, packed and unpacked. */
function sizes(view: DataView, at: number, { flags = 0, method, packed, unpacked }: Part, body: Uint8Array): void {
  view.setUint16(at, flags, true)
  view.setUint16(at + 2, method ?? (packed ? 8 : 0), true)
  view.setUint32(at + 12, body.length, true)
  view.setUint32(at + 16, unpacked ?? body.length, true)
}
