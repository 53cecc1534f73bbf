export type Measure = { bytes: number; sha256: string }

/** Bytes on their way, counted and hashed as they pass; `sum` is known once all have. */
export function measured(source: AsyncIterable<Uint8Array>): {
  bytes: AsyncIterable<Uint8Array>
  sum: Promise<Measure>
} {
  const digest = new crypto.DigestStream('SHA-256')
  const writer = digest.getWriter()
  let length = 0

  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      length += piece.length
      await writer.write(piece)
      yield piece
    }
    await writer.close()
  }
  return { bytes: passing(), sum: digest.digest.then((hash) => ({ bytes: length, sha256: hex(hash) })) }
}

const hex = (hash: ArrayBuffer): string =>
  [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
