/** A backup kept in a bucket, under a folder of its own. A part is small enough to be held whole: R2 asks for its length. */
export function bucketChest(bucket: R2Bucket, folder: string) {
  return {
    put: async (path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
      const pieces: Uint8Array[] = []
      for await (const piece of bytes) pieces.push(piece)
      await bucket.put(`${folder}/${path}`, new Blob(pieces as Uint8Array<ArrayBuffer>[]))
    },
    get: async (path: string): Promise<AsyncIterable<Uint8Array> | null> => {
      const stored = await bucket.get(`${folder}/${path}`)
      return stored ? stored.body : null
    },
  }
}
