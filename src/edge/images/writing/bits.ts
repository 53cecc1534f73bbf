/** Bits packed from the first of each byte; a byte of ones is followed by an empty one, or it would be a marker. */
export class BitWriter {
  private bytes: Uint8Array
  private length = 0
  private held = 0
  private count = 0

  constructor(expected: number) {
    this.bytes = new Uint8Array(expected)
  }

  /** Up to sixteen bits. */
  put(value: number, size: number): void {
    this.held = (this.held << size) | value
    this.count += size
    if (this.count < 8) return
    if (this.length + 6 > this.bytes.length) this.grow()
    while (this.count >= 8) {
      this.count -= 8
      const byte = (this.held >>> this.count) & 0xff
      this.bytes[this.length++] = byte
      if (byte === 0xff) this.bytes[this.length++] = 0
    }
  }

  putBytes(bytes: readonly number[]): void {
    while (this.length + bytes.length > this.bytes.length) this.grow()
    for (const byte of bytes) this.bytes[this.length++] = byte
  }

  /** Fills the last byte with ones. */
  finish(): void {
    if (this.count > 0) this.put((1 << (8 - this.count)) - 1, 8 - this.count)
  }

  get written(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2)
    larger.set(this.bytes)
    this.bytes = larger
  }
}
