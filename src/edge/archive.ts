import { keyOf, sha256Of } from './files/store.ts'

/** One piece of an archive, under the hash of its bytes: written again after a crash, it is the same piece. */
export async function putPart(bucket: R2Bucket, organisationId: string, archiveId: string, bytes: Uint8Array) {
  const sha256 = await sha256Of(bytes)
  await bucket.put(prefixOf(organisationId, archiveId) + sha256, bytes, { sha256 })
  return { bytes: bytes.length, sha256 }
}

export async function openPart(bucket: R2Bucket, organisationId: string, archiveId: string, sha256: string) {
  const found = await bucket.get(prefixOf(organisationId, archiveId) + sha256)
  if (!found) throw new Error(`The piece ${sha256} of the archive ${archiveId} is not in the store.`)
  return found
}

/** Every piece, those too that a crash left beside the archive. */
export async function removeParts(bucket: R2Bucket, organisationId: string, archiveId: string): Promise<void> {
  const prefix = prefixOf(organisationId, archiveId)
  for (;;) {
    const { objects } = await bucket.list({ prefix })
    if (objects.length === 0) return
    await bucket.delete(objects.map(({ key }) => key))
  }
}

/** A file that the rows speak of: there and whole, by what the store itself says of it. */
export async function verify(bucket: R2Bucket, organisationId: string, file: { sha256: string; bytes: number }) {
  const found = await bucket.head(keyOf(organisationId, file.sha256))
  if (!found) return 'absent'
  const kept = found.checksums.toJSON().sha256 ?? file.sha256
  return found.size === file.bytes && kept === file.sha256 ? 'whole' : 'altered'
}

function prefixOf(organisationId: string, archiveId: string): string {
  if (!/^[\w-]+$/.test(organisationId) || !/^[\w-]+$/.test(archiveId)) throw new Error('Not an archive.')
  return `o/${organisationId}/archives/${archiveId}/`
}
