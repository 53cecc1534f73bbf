import { createHash } from 'node:crypto'

/** The runtime of the Worker hashes streams; Node does it under another name. */
class DigestStream extends WritableStream<Uint8Array> {
  readonly digest: Promise<ArrayBuffer>

  constructor(_: 'SHA-256') {
    const hash = createHash('sha256')
    const { promise, resolve } = Promise.withResolvers<ArrayBuffer>()
    super({
      write: (piece) => {
        hash.update(piece)
      },
      close: () => resolve(new Uint8Array(hash.digest()).buffer),
    })
    this.digest = promise
  }
}

Object.assign(crypto, { DigestStream })
