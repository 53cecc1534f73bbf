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
    while (this.count >= 8) {
      this.count -= 8
      const byte = (this.held >>> this.count) & 0xff
      this.putByte(byte)
      if (byte === 0xff) this.putByte(0)
    }
  }

  putBytes(bytes: readonly number[]): void {
    for (const byte of bytes) this.putByte(byte)
  }

  /** Fills the last byte with ones. */
  finish(): void {
    if (this.count > 0) this.put((1 << (8 - this.count)) - 1, 8 - this.count)
  }

  get written(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }

  private putByte(byte: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2)
      larger.set(this.bytes)
      this.bytes = larger
    }
    this.bytes[this.length++] = byte
  }
}
