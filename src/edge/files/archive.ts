import { inflatedLength } from './inflate.ts'
import type { CheckRefusal } from './verdict.ts'
import type { Entry } from './zip.ts'

/** What an archive may hold. An office paper of a hundred pictures has three hundred entries. */
const mostEntries = 5_000
const mostUnpacked = 200 * 1024 * 1024

/** Deflate cannot do better than this: an entry that says more lies. */
const bestRatio = 1_032

/** Only the directory is read: a bomb is known by what it announces, before anything is unpacked. */
export function refuseDirectory(entries: readonly Entry[]): CheckRefusal | null {
  if (entries.length === 0) return 'unreadable'
  if (entries.length > mostEntries) return 'unsafe_archive'
  if (entries.some(({ flags }) => flags & 0x2041)) return 'encrypted'
  if (entries.some(({ method }) => method !== 0 && method !== 8)) return 'unsafe_archive'
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > mostUnpacked) return 'unsafe_archive'
  if (entries.some(({ packed, unpacked }) => unpacked > packed * bestRatio + 64)) return 'unsafe_archive'
  if (new Set(entries.map(({ name }) => name)).size < entries.length) return 'unsafe_archive'
  return entries.some(({ name }) => leadsElsewhere(name) || isArchive(name)) ? 'unsafe_archive' : null
}

/** Each entry stands where the directory says, beside the others and not over them, and unpacks to what it announces. */
export async function refuseEntries(
  bytes: Uint8Array<ArrayBuffer>,
  entries: readonly Entry[],
): Promise<CheckRefusal | null> {
  let free = 0
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const packed = packedOf(bytes, entry)
    if (!packed || entry.at < free) return 'unsafe_archive'
    free = packed.byteOffset - bytes.byteOffset + packed.length
    if ((await unpackedLength(packed, entry)) !== entry.unpacked) return 'unsafe_archive'
  }
  return null
}

/** The packed bytes of an entry, if its own header agrees with the directory. */
export function packedOf(bytes: Uint8Array<ArrayBuffer>, entry: Entry): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + headerSize > bytes.length || view.getUint32(entry.at, true) !== headerMark) return null
  const nameLength = view.getUint16(entry.at + 26, true)
  const from = entry.at + headerSize + nameLength + view.getUint16(entry.at + 28, true)
  const name = new TextDecoder().decode(bytes.subarray(entry.at + headerSize, entry.at + headerSize + nameLength))
  const announcesLater = (view.getUint16(entry.at + 6, true) & 8) !== 0
  const agrees = announcesLater || view.getUint32(entry.at + 18, true) === entry.packed
  return name === entry.name && agrees && from + entry.packed <= bytes.length
    ? bytes.subarray(from, from + entry.packed)
    : null
}

const headerMark = 0x04034b50
const headerSize = 30

const unpackedLength = (packed: Uint8Array<ArrayBuffer>, { method, unpacked }: Entry) =>
  method === 0 ? packed.length : inflatedLength(packed, 'deflate-raw', unpacked)

/** A name that, unpacked, would be written beside the folder it is meant for. */
const leadsElsewhere = (name: string): boolean =>
  /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').some((part) => part === '..')

const isArchive = (name: string): boolean => /\.(zip|jar|7z|rar|gz|xz|bz2|tar|cab|iso)$/i.test(name)
