import { filesOf, type Source } from './backup.ts'
import type { Chest } from './chest.ts'
import { getText } from './chest.ts'

/** The bytes of the files, beside the rows that know them. */
export async function copyFiles({ files, organisationId }: Source, chest: Chest): Promise<number> {
  let copied = 0
  for await (const { key } of filesOf(files, organisationId)) {
    const stored = await files.get(key)
    if (!stored) continue
    await chest.put(`files/${key}`, stored.body)
    copied += 1
  }
  return copied
}

export type FilesBack = { put: number; missing: readonly string[] }

/** Puts back what the backup lists and the store lacks. Bytes go where they were only when none are there. */
export async function restoreFiles({ files }: Source, chest: Chest): Promise<FilesBack> {
  const listed = ((await getText(chest, 'files.ndjson')) ?? '').split('\n').filter(Boolean)
  const missing: string[] = []
  let put = 0
  for (const line of listed) {
    const { key } = JSON.parse(line) as { key: string }
    if (await files.head(key)) continue
    const bytes = await chest.get(`files/${key}`)
    if (!bytes) missing.push(key)
    else {
      await files.put(key, await wholeOf(bytes), { onlyIf: new Headers({ 'If-None-Match': '*' }) })
      put += 1
    }
  }
  return { put, missing }
}

/** The store asks for the length before the bytes. */
async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer()
}
