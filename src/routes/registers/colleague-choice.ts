import { fold } from '#db/fold.ts'
import type { Context } from '#http/context.ts'
import { readFields } from '#http/form.ts'
import type { FormState } from '#views/ui/form.tsx'

/** What tells two of the same name apart is their `note`: an address, a town. */
type Named = { id: string; name: string; note: string }
type Known = { id: string; name: string }
type Unclear = 'personUnknown' | 'personSeveral'

/** Who was meant: the one whose very name was typed, or the only one that answers to it. */
export function chosenOf<T extends Named>(typed: string, found: readonly T[]): { one: T } | { refusal: Unclear } {
  const key = fold(typed)
  const exact = found.filter(({ name, note }) => key === fold(name) || key === fold(name, note))
  const [only, other] = exact.length > 0 ? exact : found
  if (!only) return { refusal: 'personUnknown' }
  return other ? { refusal: 'personSeveral' } : { one: only }
}

/** The same where it may be nobody, or still be who it was. */
export function chosen(
  typed: string,
  found: readonly Named[],
  before?: Known,
): { one: Known | null } | { refusal: Unclear } {
  const key = fold(typed)
  if (key === '') return { one: null }
  return before && fold(before.name) === key ? { one: before } : chosenOf(typed, found)
}

/** Somebody who may be nobody, as a join reads them. */
export const knownAs = (id: string | null, name: string | null): Known | undefined =>
  id === null ? undefined : { id, name: name ?? '' }

/** What a list proposes: the name alone, or with what tells it from another of the same. */
export const suggestionsOf = (found: readonly Named[]) =>
  found.map(({ name, note }) => {
    const isShared = found.filter((other) => other.name === name).length > 1
    return { value: isShared ? `${name}, ${note}` : name, label: note }
  })

/** The name in a field of the form that was sent, to be looked for in the one trip. */
export async function typedIn(c: Context, field: string): Promise<string> {
  return storable([(await readFields(c)).get(field) ?? ''].flat()[0] ?? '')
}

export const storable = (typed: string): string => typed.slice(0, 160).replaceAll('\0', '').toWellFormed()

/** The form again, with what is unclear said on the field. */
export const unclear = ({ var: { w } }: Context, state: FormState, field: string, refusal: Unclear): FormState => ({
  ...state,
  errors: { ...state.errors, [field]: w.registers[refusal] },
})
