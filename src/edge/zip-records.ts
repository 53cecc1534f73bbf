/** What is known of a file once it has left. */
export type Left = {
  name: Uint8Array
  date: number
  crc: number
  size: number
  at: number
  /** How long it is once unpacked; what left as it is says nothing. */
  unpacked?: number | undefined
}

/** Sizes come after the bytes (8), names are in UTF-8 (0x800). */
const flags = 0x808
const version = 20
const deflated = 8
const largeVersion = 45
const large = 0xffffffff

export function localHeader({ name, date, isPacked }: Pick<Left, 'name' | 'date'> & { isPacked: boolean }): Uint8Array {
  const [bytes, view] = record(30 + name.length, 0x04034b50)
  view.setUint16(4, version, true)
  view.setUint16(6, flags, true)
  view.setUint16(8, isPacked ? deflated : 0, true)
  view.setUint32(10, date, true)
  view.setUint16(26, name.length, true)
  bytes.set(name, 30)
  return bytes
}

export function descriptor({ crc, size, unpacked = size }: Pick<Left, 'crc' | 'size' | 'unpacked'>): Uint8Array {
  const [bytes, view] = record(16, 0x08074b50)
  view.setUint32(4, crc, true)
  view.setUint32(8, size, true)
  view.setUint32(12, unpacked, true)
  return bytes
}

/** A line of the directory. Whatever begins beyond four gigabytes says so in eight bytes. */
export function directoryEntry({ name, date, crc, size, at, unpacked }: Left): Uint8Array {
  const extra = at >= large ? 12 : 0
  const [bytes, view] = record(46 + name.length + extra, 0x02014b50)
  view.setUint16(4, extra ? largeVersion : version, true)
  view.setUint16(6, extra ? largeVersion : version, true)
  view.setUint16(8, flags, true)
  view.setUint16(10, unpacked === undefined ? 0 : deflated, true)
  view.setUint32(12, date, true)
  view.setUint32(16, crc, true)
  view.setUint32(20, size, true)
  view.setUint32(24, unpacked ?? size, true)
  view.setUint16(28, name.length, true)
  view.setUint16(30, extra, true)
  view.setUint32(42, Math.min(at, large), true)
  bytes.set(name, 46)
  if (extra) {
    view.setUint16(46 + name.length, 1, true)
    view.setUint16(48 + name.length, 8, true)
    view.setBigUint64(50 + name.length, BigInt(at), true)
  }
  return bytes
}

/** Where the directory is; said once more, in larger numbers, when the usual ones do not hold it. */
export function directoryEnd(files: number, size: number, at: number): Uint8Array[] {
  const isLarge = files >= 0xffff || size >= large || at >= large
  const [bytes, view] = record(22, 0x06054b50)
  view.setUint16(8, Math.min(files, 0xffff), true)
  view.setUint16(10, Math.min(files, 0xffff), true)
  view.setUint32(12, Math.min(size, large), true)
  view.setUint32(16, Math.min(at, large), true)
  return isLarge ? [largeEnd(files, size, at), locator(at + size), bytes] : [bytes]
}

function largeEnd(files: number, size: number, at: number): Uint8Array {
  const [bytes, view] = record(56, 0x06064b50)
  view.setBigUint64(4, 44n, true)
  view.setUint16(12, largeVersion, true)
  view.setUint16(14, largeVersion, true)
  view.setBigUint64(24, BigInt(files), true)
  view.setBigUint64(32, BigInt(files), true)
  view.setBigUint64(40, BigInt(size), true)
  view.setBigUint64(48, BigInt(at), true)
  return bytes
}

function locator(at: number): Uint8Array {
  const [bytes, view] = record(20, 0x07064b50)
  view.setBigUint64(8, BigInt(at), true)
  view.setUint32(16, 1, true)
  return bytes
}

function record(size: number, mark: number): [Uint8Array, DataView] {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, mark, true)
  return [bytes, view]
}

/** As ZIPs have it since 1980, two seconds at a time, in universal time. */
export function dateOf(instant: Date): number {
  const day =
    (Math.max(instant.getUTCFullYear() - 1980, 0) << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate()
  const time = (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}
