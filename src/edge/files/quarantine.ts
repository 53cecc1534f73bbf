import { type Kind, kinds } from './kinds.ts'
import { keyOf } from './store.ts'

/** Where bytes wait, under the id of their file, until they have been looked into. Nothing there is ever served. */
export function quarantineKey(organisationId: string, fileId: string): string {
  if (!/^[\w-]+$/.test(organisationId) || !/^[\w-]+$/.test(fileId)) throw new Error('Not a quarantine key.')
  return `${quarantine}${organisationId}/${fileId}`
}

export const quarantine = 'quarantine/'

/** The bytes that wait, or null when there are none. */
export async function heldBytes(
  bucket: R2Bucket,
  organisationId: string,
  fileId: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const held = await bucket.get(quarantineKey(organisationId, fileId))
  return held ? new Uint8Array(await held.arrayBuffer()) : null
}

/** The same, for who reads them as they come. */
export const heldObject = (bucket: R2Bucket, organisationId: string, fileId: string): Promise<R2ObjectBody | null> =>
  bucket.get(quarantineKey(organisationId, fileId))

/** Looked into and found good: under their hash from now on, once for the organisation. R2 checks the hash again. */
export async function release(
  bucket: R2Bucket,
  organisationId: string,
  file: { id: string; sha256: string; kind: Kind },
): Promise<void> {
  const key = keyOf(organisationId, file.sha256)
  if (await bucket.head(key)) return
  const held = await bucket.get(quarantineKey(organisationId, file.id))
  if (!held) throw new Error(`Nothing waits under ${file.id}.`)
  await bucket.put(key, held.body, {
    onlyIf: new Headers({ 'If-None-Match': '*' }),
    sha256: file.sha256,
    httpMetadata: { contentType: kinds[file.kind].type },
  })
}

/** For what is refused, or has been released. */
export const forget = (bucket: R2Bucket, organisationId: string, fileIds: readonly string[]): Promise<void> =>
  bucket.delete(fileIds.map((id) => quarantineKey(organisationId, id)))
