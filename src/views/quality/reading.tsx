import type { Reading, readings } from '#domain/quality/statement/reading.ts'
import type { FormState } from '#views/ui/form.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import type { Speech } from '#words/words.ts'

type Rule = keyof typeof readings

/** Where the notice of the form leaves a rule open, what is chosen. */
export function ReadingFields({ w, state }: { w: Speech; state: FormState }) {
  const words = w.quality.statement.reading
  const form = { w, state }
  return (
    <details>
      <summary>{words.title}</summary>
      <p class="mute">{words.note}</p>
      {(Object.keys(words.rules) as Rule[]).map((rule) => (
        <SelectField {...form} name={rule} label={words.rules[rule].label} choices={choicesOf(w, rule)} />
      ))}
    </details>
  )
}

/** What a statement was counted by, rule after rule. */
export const readingPairs = (w: Speech, reading: Reading): [string, string][] =>
  (Object.keys(w.quality.statement.reading.rules) as Rule[]).map((rule) => {
    const { label } = w.quality.statement.reading.rules[rule]
    return [label, choicesOf(w, rule).find(({ value }) => value === reading[rule])?.label ?? '']
  })

function choicesOf(w: Speech, rule: Rule): { value: string; label: string }[] {
  const { label: _, ...options } = w.quality.statement.reading.rules[rule]
  return Object.entries(options).map(([value, label]) => ({ value, label: String(label) }))
}
