/** What deflated bytes unpack to, up to `most` bytes; null when they are damaged or would be longer. */
export async function inflated(
  packed: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'deflate-raw',
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const length = await inflatedLength(packed, format, most, (part) => parts.push(new Uint8Array(part)))
  return length === null ? null : new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** How long they unpack to, without keeping any of it. */
export async function inflatedLength(
  packed: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'deflate-raw',
  most: number,
  taste: (part: Uint8Array) => unknown = () => {},
): Promise<number | null> {
  let length = 0
  try {
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format))
    for await (const part of unpacked) {
      length += part.length
      if (length > most) return null
      taste(part)
    }
    return length
  } catch {
    return null
  }
}
