import { type Picture, pixelsOf, readHeader } from '#edge/images/header.ts'
import { pictureKind } from '#edge/images/kinds.ts'
import { type Kind, kinds, sniff } from './kinds.ts'
import { readAtMost } from './reading.ts'
import type { Use } from './uses.ts'

export type FileRefusal = 'empty' | 'too_big' | 'wrong_kind' | 'unreadable' | 'too_many_pixels'

export type Received =
  | { ok: true; bytes: Uint8Array; sha256: string; kind: Kind; picture: Picture | null }
  | { ok: false; refusal: FileRefusal }

/** Reads no more than the use allows, and believes the bytes rather than their name or announced type. */
export async function receive(source: Request | Blob, use: Use): Promise<Received> {
  const bytes = await readAtMost(source, use.maxBytes)
  if (!bytes) return { ok: false, refusal: 'too_big' }

  const kind = sniff(bytes)
  const picture = readHeader(bytes)
  const refusal = refuse(bytes, kind, picture, use)
  return refusal ? { ok: false, refusal } : { ok: true, bytes, sha256: await sha256Of(bytes), kind, picture }
}

/**
 * The same bytes of an organisation are kept once; R2 checks that they are those of the hash. What leaves in archives by the
 * thousand is kept with its checksum there.
 */
export async function put(
  bucket: R2Bucket,
  organisationId: string,
  sha256: string,
  bytes: Uint8Array,
  kind: Kind,
  crc?: number,
) {
  const key = keyOf(organisationId, sha256)
  const stored = await bucket.put(key, bytes, {
    onlyIf: new Headers({ 'If-None-Match': '*' }),
    sha256,
    httpMetadata: { contentType: kinds[kind].type },
    ...(crc === undefined ? {} : { customMetadata: { crc: String(crc) } }),
  })
  return { key, created: stored !== null }
}

/** Undefined of what was kept without it. */
export const crcIn = ({ customMetadata }: Pick<R2Object, 'customMetadata'>): number | undefined =>
  customMetadata?.crc === undefined ? undefined : Number(customMetadata.crc)

/** Never made of anything a person typed. */
export function keyOf(organisationId: string, sha256: string): string {
  if (!/^[\w-]+$/.test(organisationId) || !/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a file key.')
  return `o/${organisationId}/${sha256}`
}

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function refuse(bytes: Uint8Array, kind: Kind, picture: Picture | null, use: Use): FileRefusal | null {
  if (bytes.length === 0) return 'empty'
  if (!use.kinds.includes(kind)) return 'wrong_kind'
  if (!picture) return pictureKind(bytes) ? 'unreadable' : null
  return pixelsOf(picture) > use.maxPixels ? 'too_many_pixels' : null
}
