import { Damaged } from './damaged.ts'

/**
 * The bits of a scan, from the first of each byte. A stretch of them is kept at hand, without the zeros that tell a byte
 * of ones from a marker: any of its bits is read in one go. A marker ends them: past it come zeros, so that no reading
 * fails, and it is told afterwards whether one of them was taken for a bit of the picture.
 */
export class Bits {
  /** The next bit, of those at hand. */
  at = 0
  readonly view: DataView
  private readonly stretch = new Uint8Array(longest + spare)
  /** The bit after the last that is no invention, and how far a block may begin. */
  private end = 0
  private enough = 0
  private isMarked = false
  private readonly bytes: Uint8Array
  private readonly source: DataView
  private from: number

  constructor(bytes: Uint8Array, from: number) {
    this.view = new DataView(this.stretch.buffer)
    this.bytes = bytes
    this.source = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.from = from
    this.fill(0)
  }

  /** Before each block: all it may be made of is at hand. */
  prepare(): void {
    if (this.at > this.enough) this.moveOn()
  }

  /** The next twenty-five bits, from the highest, and some that do not count. */
  get ahead(): number {
    return this.view.getInt32(this.at >>> 3) << (this.at & 7)
  }

  /** Up to sixteen bits, as a number. */
  take(size: number): number {
    const taken = (this.ahead >>> 1) >>> (31 - size)
    this.at += size
    return taken
  }

  signed(size: number): number {
    return signed(this.take(size), size)
  }

  mustHaveBeenEnough(): void {
    if (this.at > this.end) throw new Damaged()
  }

  /** What is left of the byte is filling; the mark that must follow bears a number from 0 to 7. */
  restart(number: number): void {
    this.mustHaveBeenEnough()
    if (this.end - this.at >= 8) throw new Damaged()
    while (this.bytes[this.from + 1] === 0xff) this.from += 1
    if (this.bytes[this.from + 1] !== 0xd0 + number) throw new Damaged()
    this.from += 2
    this.at = 0
    this.fill(0)
  }

  /** Where the next marker may be looked for. */
  get marker(): number {
    return this.from
  }

  private moveOn(): void {
    if (this.isMarked) throw new Damaged()
    const first = this.at >>> 3
    const to = this.end >>> 3
    this.stretch.copyWithin(0, first, to)
    this.at &= 7
    this.fill(to - first)
  }

  /** From that byte on, until there are enough or a marker; four at once where none of them is all ones. */
  private fill(first: number): void {
    const { bytes, source, stretch, view } = this
    let { from } = this
    let to = first
    let isMarked = false
    while (to < longest) {
      const four = from + 4 <= bytes.length ? source.getInt32(from) : -1
      if (((four & 0x7f7f7f7f) + 0x01010101) & four & 0x80808080) {
        const byte = bytes[from] ?? 0xff
        isMarked = byte === 0xff && bytes[from + 1] !== 0
        if (isMarked) break
        stretch[to] = byte
        to += 1
        from += byte === 0xff ? 2 : 1
      } else {
        view.setInt32(to, four)
        to += 4
        from += 4
      }
    }
    if (isMarked) stretch.fill(0, to, to + spare)
    this.isMarked = isMarked
    this.from = from
    this.end = to * 8
    this.enough = isMarked ? this.end : this.end - mostOfBlock * 8
  }
}

/** A number of so many bits: when the first is zero it is negative, and counts up from the lowest. */
export function signed(raw: number, size: number): number {
  return raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
}

/** Bytes: no block has more than 64 codes of 16 bits and numbers of 15. */
const mostOfBlock = 256
const spare = 2 * mostOfBlock
const longest = 16_384
