import type { Bytes } from './hmac.ts'

/** What fits in a row; the rest is a file. */
const largestRow = 64 * 1024

/** The body as text when a row can hold it faithfully, null when it cannot. */
export function rowText(body: Bytes): string | null {
  if (body.length > largestRow) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** Under its hash: sent again, the same bytes find themselves there. */
export async function putBody(bucket: R2Bucket, organisationId: string, sha256: string, body: Bytes): Promise<void> {
  await bucket.put(keyOf(organisationId, sha256), body, { sha256, httpMetadata: { contentType: 'application/json' } })
}

export async function getBody(bucket: R2Bucket, organisationId: string, sha256: string): Promise<string | null> {
  const found = await bucket.get(keyOf(organisationId, sha256))
  return found ? found.text() : null
}

export const deleteBody = (bucket: R2Bucket, organisationId: string, sha256: string): Promise<void> =>
  bucket.delete(keyOf(organisationId, sha256))

/** Below the organisation's own folder, which goes when it leaves; beside its files, which are collected on their own. */
function keyOf(organisationId: string, sha256: string): string {
  if (!/^[\w-]+$/.test(organisationId) || !/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a body key.')
  return `o/${organisationId}/incoming/${sha256}`
}
