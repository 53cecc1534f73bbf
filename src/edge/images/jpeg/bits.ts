import { Damaged } from './damaged.ts'

/**
 * The bits of a scan, from the first of each byte. A marker ends them: past it come zeros, so that no reading fails,
 * and `wasEnough` tells whether one of them was taken for a bit of the picture.
 */
export class Bits {
  /** The last bits read, to the right; the `count` lowest are still to be used. */
  held = 0
  count = 0
  private invented = 0
  private readonly bytes: Uint8Array
  private at: number

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes
    this.at = at
  }

  /** Called when fewer than sixteen bits are left; holds at least sixteen afterwards. */
  fill(): void {
    const { bytes, at } = this
    const first = at + 1 < bytes.length ? (bytes[at] ?? 0) : 0xff
    const second = first === 0xff ? 0xff : (bytes[at + 1] ?? 0)
    if (second === 0xff) {
      while (this.count < 16) this.fillByte()
    } else {
      this.held = (this.held << 16) | (first << 8) | second
      this.count += 16
      this.at = at + 2
    }
  }

  private fillByte(): void {
    const { bytes, at } = this
    const byte = at < bytes.length ? (bytes[at] ?? 0) : 0xff
    const isMarker = byte === 0xff && (at + 1 >= bytes.length || bytes[at + 1] !== 0)
    this.held = (this.held << 8) | (isMarker ? 0 : byte)
    this.count += 8
    if (isMarker) this.invented += 8
    else this.at += byte === 0xff ? 2 : 1
  }

  /** Up to sixteen bits, as a number. */
  take(size: number): number {
    if (this.count < size) this.fill()
    this.count -= size
    return (this.held >>> this.count) & ((1 << size) - 1)
  }

  signed(size: number): number {
    return signed(this.take(size), size)
  }

  mustHaveBeenEnough(): void {
    if (this.count < this.invented) throw new Damaged()
  }

  /** What is left of the byte is filling; the mark that must follow bears a number from 0 to 7. */
  restart(number: number): void {
    this.mustHaveBeenEnough()
    if (this.count - this.invented >= 8) throw new Damaged()
    while (this.bytes[this.at + 1] === 0xff) this.at += 1
    if (this.bytes[this.at + 1] !== 0xd0 + number) throw new Damaged()
    this.at += 2
    this.held = this.count = this.invented = 0
  }

  /** Where the next marker may be looked for. */
  get end(): number {
    return this.at
  }
}

/** A number of so many bits: when the first is zero it is negative, and counts up from the lowest. */
export function signed(raw: number, size: number): number {
  return raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
}
