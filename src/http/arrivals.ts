import type * as z from 'zod'
import { forget } from '#edge/files/quarantine.ts'
import { type Received, takeIn } from '#edge/files/reception.ts'
import type { FileRefusal } from '#edge/files/store.ts'
import { type Use, uses } from '#edge/files/uses.ts'
import type { Context } from '#http/context.ts'
import { checkFields, type Filled, readFields } from '#http/form.ts'
import { boundaryOf, readParts, textOf } from '#http/multipart.ts'
import { unread } from '#http/unread.ts'

/** What a form with files has brought: its fields, the files that wait in quarantine, and those that were refused. */
export type Arrivals = {
  fields: ReadonlyMap<string, string>
  files: readonly Received[]
  refused: readonly { name: string; refusal: FileRefusal | 'too_many' }[]
}

const mostFiles = 20
const largestField = 64 * 1024

/**
 * The files of a form, each streamed into quarantine as it comes: the door must have opened before. Whoever keeps them
 * writes their rows; whoever does not calls `dismiss`.
 */
export async function receiveFiles(c: Context, field: string, use: Use): Promise<Arrivals> {
  const boundary = boundaryOf(c.req.header('Content-Type') ?? null)
  const { body } = unread(c.req.raw)
  if (boundary === null || !body) return { fields: await plainFields(c), files: [], refused: [] }

  const fields = new Map<string, string>()
  const files: Received[] = []
  const refused: { name: string; refusal: FileRefusal | 'too_many' }[] = []
  try {
    for await (const part of readParts(body, boundary)) {
      const { name, fileName } = part
      if (fileName === null) fields.set(name, await textOf(part, largestField))
      else if (name !== field || fileName === '') continue
      else if (files.length + refused.length >= mostFiles) refused.push({ name: fileName, refusal: 'too_many' })
      else {
        const taken = await takeOne(c, { name: fileName, body: part.body }, use)
        if (taken.ok) files.push(taken.file)
        else refused.push({ name: fileName, refusal: taken.refusal })
      }
    }
  } catch (error) {
    await dismiss(c, files)
    throw error
  }
  return { fields, files, refused }
}

/** A form with one paper or none: what is wrong with either is said beside it, and then nothing that came is kept. */
export async function receiveForm<S extends z.ZodType>(
  c: Context,
  schema: S,
  fileRefused: string,
  typedIn: (fields: Arrivals['fields']) => ReadonlyMap<string, string | string[]> = (fields) => fields,
): Promise<Filled<z.output<S>> & { file?: Received | undefined }> {
  const arrivals = await receiveFiles(c, 'file', uses.document)
  const form = checkFields(c, schema, typedIn(arrivals.fields))
  const [file, ...others] = arrivals.files
  if (form.ok && arrivals.refused.length === 0) {
    await dismiss(c, others)
    return { ...form, file }
  }
  await dismiss(c, arrivals.files)
  const errors = arrivals.refused.length > 0 ? { ...form.state.errors, file: fileRefused } : form.state.errors
  return { ok: false, state: { ...form.state, errors } }
}

/** Nobody keeps these. */
export async function dismiss(c: Context, files: readonly Received[]): Promise<void> {
  if (files.length === 0) return
  await forget(
    c.env.FILES,
    c.var.scope.organisationId,
    files.map(({ id }) => id),
  )
}

function takeOne(c: Context, { name, body }: { name: string; body: AsyncIterable<Uint8Array> }, use: Use) {
  const { scope } = c.var
  if (scope.knock) throw new Error('A file may not be taken in before its door has opened.')
  return takeIn(c.env.FILES, scope.organisationId, { id: scope.ids.next(), name, body }, use)
}

/** A form that could hold no file. */
async function plainFields(c: Context): Promise<Map<string, string>> {
  const fields = new Map<string, string>()
  for (const [name, value] of await readFields(c)) if (typeof value === 'string') fields.set(name, value)
  return fields
}
