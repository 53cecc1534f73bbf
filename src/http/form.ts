import type * as z from 'zod'
import { readAtMost } from '#edge/files/reading.ts'
import type { Context } from '#http/context.ts'
import { Unreadable } from '#http/refusals.ts'
import { unread } from '#http/unread.ts'
import type { FormState } from '#views/ui/form.tsx'
import type { Words } from '#words/words.ts'

export type Refusal = keyof Words['refusals']

export type Filled<T> = { ok: true; value: T; state: FormState } | { ok: false; state: FormState }

const largestForm = 64 * 1024
const limits: ReadonlyMap<string, number> = new Map([
  ['application/x-www-form-urlencoded', largestForm],
  ['multipart/form-data', 12 * 1024 * 1024],
])
const mostFields = 200

/** Reads a form against its schema. What was typed comes back whole beside the sentences that say what is wrong. */
export async function readForm<S extends z.ZodType>(c: Context, schema: S): Promise<Filled<z.output<S>>> {
  return checkFields(c, schema, await readFields(c))
}

/** The same for fields that have been read already, with the files they came with. */
export function checkFields<S extends z.ZodType>(
  c: Context,
  schema: S,
  typed: ReadonlyMap<string, string | string[]>,
): Filled<z.output<S>> {
  const values = Object.fromEntries([...typed].filter(([name]) => !name.startsWith('_')))
  const state: FormState = { values: withoutSecrets(values), errors: {} }
  const unstorable = [...typed].find(([, value]) => [value].flat().some((text) => !isStorable(text)))
  if (unstorable) return { ok: false, state: { ...state, errors: { [unstorable[0]]: c.var.w.refusals.unstorable } } }

  const parsed = schema.safeParse(values)
  return parsed.success
    ? { ok: true, value: parsed.data, state }
    : { ok: false, state: { ...state, errors: sentences(c, parsed.error) } }
}

/** The same form again, with one more sentence: on a field, or on no field in particular. */
export function withRefusal(c: Context, state: FormState, refusal: Refusal, field?: string): FormState {
  const sentence = c.var.w.refusals[refusal]
  return field ? { ...state, errors: { ...state.errors, [field]: sentence } } : { ...state, problem: sentence }
}

/** The fields as sent, once: a name sent twice is a list, and only a schema that wants a list accepts it. */
export async function readFields(c: Context): Promise<Map<string, string | string[]>> {
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of await readBody(c)) {
    if (typeof value !== 'string') continue
    if (fields.size >= mostFields || value.length > largestForm) throw new Unreadable(413)
    const known = fields.get(name)
    fields.set(name, known === undefined ? value : [known, value].flat())
  }
  return fields
}

/** The first file sent under that name. */
export async function readFile(c: Context, field: string): Promise<File | undefined> {
  return (await readBody(c)).getAll(field).find((value) => typeof value !== 'string')
}

/** Read once and no further than its kind of form may go: the door looks first, the room afterwards. */
function readBody({ req }: Context): Promise<FormData> {
  const known = bodies.get(req.raw)
  if (known) return known
  const read = parseBody(req.raw)
  bodies.set(req.raw, read)
  return read
}

const bodies = new WeakMap<Request, Promise<FormData>>()

async function parseBody(request: Request): Promise<FormData> {
  const sentAs = request.headers.get('Content-Type') ?? ''
  const limit = limits.get(sentAs.split(';')[0]?.trim().toLowerCase() ?? '')
  if (limit === undefined) throw new Unreadable(415)
  const bytes = await readAtMost(unread(request), limit)
  if (!bytes) throw new Unreadable(413)
  try {
    return await new Response(bytes, { headers: { 'Content-Type': sentAs } }).formData()
  } catch {
    throw new Unreadable(400)
  }
}

function sentences(c: Context, error: z.ZodError): Record<string, string> {
  const found: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    found[field] ??= sentenceOf(c.var.w.refusals, issue.message)
  }
  return found
}

const sentenceOf = (refusals: Words['refusals'], code: string): string =>
  code in refusals ? refusals[code as Refusal] : refusals.unreadable

/** NUL ends a text in the database, and half a surrogate pair changes silently: neither gets that far. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** A postal code is no secret. */
const withoutSecrets = (values: Record<string, string | string[]>): FormState['values'] =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password|secret|(?<!postal)code/i.test(name)))
