import { kinds } from '#edge/files/kinds.ts'
import { safeName } from '#edge/files/name.ts'
import { type FileRefusal, type Received, receive } from '#edge/files/store.ts'
import type { Use } from '#edge/files/uses.ts'
import type { Context } from '#http/context.ts'
import { readFile } from '#http/form.ts'

export type Upload =
  | { ok: true; name: string; received: Extract<Received, { ok: true }> }
  | { ok: false; refusal: FileRefusal }

/** The file of one field of a form, judged by its bytes. Its name is only a name, with the extension of what it is. */
export async function readUpload(c: Context, field: string, use: Use): Promise<Upload> {
  const file = await readFile(c, field)
  if (!file) return { ok: false, refusal: 'empty' }
  const received = await receive(file, use)
  return received.ok ? { ok: true, name: safeName(file.name, kinds[received.kind].extension), received } : received
}
