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
    if (this.count >= 16) this.putTwo()
  }

  private putTwo(): void {
    if (this.length + 4 > this.bytes.length) this.grow()
    this.count -= 16
    this.putByte((this.held >>> (this.count + 8)) & 0xff)
    this.putByte((this.held >>> this.count) & 0xff)
  }

  private putByte(byte: number): void {
    this.bytes[this.length++] = byte
    if (byte === 0xff) this.bytes[this.length++] = 0
  }

  putBytes(bytes: readonly number[]): void {
    while (this.length + bytes.length > this.bytes.length) this.grow()
    for (const byte of bytes) this.bytes[this.length++] = byte
  }

  /** Fills the last byte with ones. */
  finish(): void {
    const filling = -this.count & 7
    this.put((1 << filling) - 1, filling)
    if (this.length + 2 > this.bytes.length) this.grow()
    if (this.count > 0) this.putByte(this.held & 0xff)
    this.count = 0
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
