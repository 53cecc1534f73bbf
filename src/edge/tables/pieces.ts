import type { TableSource } from './read.ts'

/** A list that is brought in: its file as it came, and its lines cut in pieces that one step takes each. */
export const linesInPiece = 250

/** `again`: 1 when an earlier line says the same, 2 when it names the same person for another session. */
export type PieceLine = readonly [line: number, again: 0 | 1 | 2, ...cells: string[]]

/** From where it waits: it goes from one place of the store to another without being held. */
export const putSource = (bucket: R2Bucket, organisationId: string, importId: string, waiting: R2ObjectBody) =>
  bucket.put(`${prefixOf(organisationId, importId)}source`, waiting.body)

export const sourceOf =
  (bucket: R2Bucket, organisationId: string, importId: string): TableSource =>
  async (part) => {
    const found = await bucket.get(`${prefixOf(organisationId, importId)}source`, part ? { range: part } : {})
    if (!found) throw new Error(`The file of the import ${importId} is not in the store.`)
    return found
  }

/** Written again after a crash, it is the same piece. */
export const putPiece = (
  bucket: R2Bucket,
  organisationId: string,
  importId: string,
  number: number,
  lines: readonly PieceLine[],
) => bucket.put(`${prefixOf(organisationId, importId)}${number}`, JSON.stringify(lines))

export async function getPiece(bucket: R2Bucket, organisationId: string, importId: string, number: number) {
  const found = await bucket.get(`${prefixOf(organisationId, importId)}${number}`)
  if (!found) throw new Error(`The piece ${number} of the import ${importId} is not in the store.`)
  return (await found.json()) as PieceLine[]
}

/** Nobody needs any of it more. */
export async function removePieces(bucket: R2Bucket, organisationId: string, importId: string): Promise<void> {
  const prefix = prefixOf(organisationId, importId)
  for (;;) {
    const { objects } = await bucket.list({ prefix })
    if (objects.length === 0) return
    await bucket.delete(objects.map(({ key }) => key))
  }
}

function prefixOf(organisationId: string, importId: string): string {
  if (!/^[\w-]+$/.test(organisationId) || !/^[\w-]+$/.test(importId)) throw new Error('Not an import.')
  return `o/${organisationId}/imports/${importId}/`
}
