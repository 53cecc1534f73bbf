import type * as z from 'zod'
import type { Context } from '#http/context.ts'
import { type Filled, isStorable, type Refusal } from '#http/form.ts'
import type { FormState } from '#views/ui/form.tsx'

/** The fields that came beside files, against their schema: as `readForm` does for a form without. */
export function judged<S extends z.ZodType>(
  { var: { w } }: Context,
  fields: ReadonlyMap<string, string>,
  schema: S,
): Filled<z.output<S>> {
  const values = Object.fromEntries([...fields].filter(([name]) => !name.startsWith('_')))
  const state: FormState = { values, errors: {} }
  const unstorable = Object.entries(values).find(([, text]) => !isStorable(text))
  if (unstorable) return { ok: false, state: { ...state, errors: { [unstorable[0]]: w.refusals.unstorable } } }
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, value: parsed.data, state }
  const errors: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) {
    errors[String(path[0] ?? '')] ??= w.refusals[message in w.refusals ? (message as Refusal) : 'unreadable']
  }
  return { ok: false, state: { ...state, errors } }
}
