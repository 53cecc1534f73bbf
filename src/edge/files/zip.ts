/** One entry as the central directory tells it. */
export type Entry = { name: string; flags: number; method: number; packed: number; unpacked: number; at: number }

/**
 * The central directory of an archive, read from its end (`tail` begins at `start` of the file), or null when these
 * bytes are no archive we can be sure of. Nothing is unpacked.
 */
export function directoryOf(tail: Uint8Array, start = 0): Entry[] | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return null

  const count = view.getUint16(end + 10, true)
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true) - start
  while (entries.length < count) {
    if (at < 0 || at + entrySize > end || view.getUint32(at, true) !== entryMark) return null
    const nameLength = view.getUint16(at + 28, true)
    const next = at + entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return null
    entries.push({
      name: letters.decode(tail.subarray(at + entrySize, at + entrySize + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

/** Names in the central directory, or null when these bytes are no archive we can be sure of. */
export const namesInZip = (bytes: Uint8Array): string[] | null => directoryOf(bytes)?.map(({ name }) => name) ?? null

const letters = new TextDecoder()
const entryMark = 0x02014b50
const entrySize = 46
const endMark = 0x06054b50
const endSize = 22
const longestComment = 0xffff

/** The record stands last, before a comment of any length; one whose comment does not end with the file is a decoy. */
function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endSize - longestComment)
  for (let at = view.byteLength - endSize; at >= first; at--) {
    const found = view.getUint32(at, true) === endMark
    if (found && at + endSize + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return null
}
