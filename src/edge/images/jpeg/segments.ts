import { letters, mostPieces, u8, u16 } from '#edge/images/headers/bytes.ts'
import { Damaged } from './damaged.ts'
import { type Component, type Frame, readFrame } from './frame.ts'
import { type Huffman, huffman } from './huffman.ts'

export type Scan = {
  components: { component: Component; dc: Huffman | undefined; ac: Huffman | undefined }[]
  /** The coefficients it brings, first and last, in the order of the format. */
  from: number
  to: number
  /** The lowest bit known before it, when it makes coefficients finer, and the lowest one after it. */
  high: number
  low: number
  /** Units from one restart mark to the next; zero is never. */
  interval: number
  /** Where its bits begin. */
  at: number
}

/** Everything a JPEG says between its scans. */
export class Segments {
  frame: Frame | null = null
  /** How Adobe's programs say that colours were stored: 0 as they are, 1 as YCbCr, 2 as YCCK. */
  adobe: number | null = null
  readonly steps: (Uint16Array | undefined)[] = []
  private readonly tables: (Huffman | undefined)[] = []
  private interval = 0
  private pieces = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** The next scan at or after this place, or null at the end of the picture: a file that ends before was cut. */
  nextScan(from: number): Scan | null {
    const { bytes } = this
    for (let at = from; ; ) {
      while (at < bytes.length && (bytes[at] !== 0xff || isNoMarker(bytes[at + 1] ?? 0))) at += 1
      const marker = u8(bytes, at + 1)
      if (marker === endOfImage) return null
      const length = u16(bytes, at + 2) - 2
      const body = at + 4
      this.pieces += 1
      if (!(length >= 0 && body + length <= bytes.length) || this.pieces > mostPieces) throw new Damaged()
      if (marker === startOfScan) return this.readScan(body, length)
      this.readSegment(marker, body, length)
      at = body + length
    }
  }

  private readSegment(marker: number, at: number, length: number): void {
    const { bytes } = this
    if (marker >= 0xc0 && marker <= 0xc2) {
      if (this.frame) throw new Damaged()
      this.frame = readFrame(bytes, at, length, marker === 0xc2)
    } else if (marker === 0xc4) this.readHuffman(at, at + length)
    else if (marker === 0xdb) this.readSteps(at, at + length)
    else if (marker === 0xdd) this.interval = u16(bytes, at)
    else if (marker === 0xee && letters(bytes, at, 5) === 'Adobe' && length >= 12) this.adobe = u8(bytes, at + 11)
    else if (marker > 0xc0 && marker <= 0xcf && marker !== 0xc8) throw new Damaged()
  }

  private readHuffman(from: number, end: number): void {
    for (let at = from; at < end; ) {
      const place = u8(this.bytes, at)
      const counts = this.bytes.subarray(at + 1, at + 17)
      const total = counts.reduce((sum, count) => sum + count, 0)
      at += 17 + total
      if (at > end || (place & 0xef) > 3 || total > 256) throw new Damaged()
      this.tables[place] = huffman(counts, this.bytes.subarray(at - total, at))
    }
  }

  private readSteps(from: number, end: number): void {
    for (let at = from; at < end; ) {
      const head = u8(this.bytes, at)
      const [wide, place] = [head >> 4, head & 15]
      const start = at + 1
      at = start + 64 * (1 + wide)
      if (wide > 1 || place > 3 || at > end) throw new Damaged()
      const read = wide === 1 ? u16 : u8
      this.steps[place] = Uint16Array.from({ length: 64 }, (_, i) => read(this.bytes, start + i * (1 + wide)))
    }
  }

  private readScan(at: number, length: number): Scan {
    const { bytes, frame, tables, interval } = this
    const count = u8(bytes, at)
    if (!frame || count < 1 || count > frame.components.length || length !== 4 + 2 * count) throw new Damaged()

    const components = Array.from({ length: count }, (_, i) => {
      const id = u8(bytes, at + 1 + 2 * i)
      const chosen = u8(bytes, at + 2 + 2 * i)
      const component = frame.components.find((one) => one.id === id)
      if (!component) throw new Damaged()
      return { component, dc: tables[chosen >> 4], ac: tables[0x10 | (chosen & 15)] }
    })
    const unit = components.reduce((sum, { component }) => sum + component.across * component.down, 0)
    if (new Set(components.map(({ component }) => component)).size < count || (count > 1 && unit > 10)) {
      throw new Damaged()
    }
    const end = at + 1 + 2 * count
    const [from, to, bits] = [u8(bytes, end), u8(bytes, end + 1), u8(bytes, end + 2)]
    if (!(from <= to && to <= 63)) throw new Damaged()
    return { components, from, to, high: bits >> 4, low: bits & 15, interval, at: at + length }
  }
}

const startOfScan = 0xda
const endOfImage = 0xd9

/** A byte of the picture, filling, or a restart that nobody waits for. */
function isNoMarker(byte: number): boolean {
  return byte === 0 || byte === 0xff || byte === 0x01 || (byte >= 0xd0 && byte <= 0xd8)
}
