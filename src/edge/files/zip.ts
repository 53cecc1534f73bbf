/** Names in the central directory, or null when these bytes are no archive we can be sure of. Nothing is unpacked. */
export function namesInZip(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return null

  const count = view.getUint16(end + 10, true)
  const names: string[] = []
  let at = view.getUint32(end + 16, true)
  while (names.length < count) {
    if (at + entrySize > end || view.getUint32(at, true) !== entryMark) return null
    const nameLength = view.getUint16(at + 28, true)
    const next = at + entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return null
    names.push(new TextDecoder().decode(bytes.subarray(at + entrySize, at + entrySize + nameLength)))
    at = next
  }
  return names
}

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
