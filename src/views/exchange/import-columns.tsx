import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form } from '#views/ui/form.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import type { Speech } from '#words/words.ts'
import type { ImportScreen } from './import.tsx'

/** What each column holds, as it was recognised: a field a column, with its first values under it. */
export function ImportColumns({
  w,
  screen: { row, head, columns, fields, state },
}: {
  w: Speech
  screen: ImportScreen
}) {
  const words = w.imports
  const values = Object.fromEntries(columns.map((field, at) => [`column${at}`, field]))
  const form = { w, state: { values, errors: {} } }
  const choices = [
    { value: '', label: words.ignored },
    ...fields.map((value) => ({ value, label: words.fields[value] })),
  ]
  return (
    <Card title={words.columnsTitle} id="columns" note={words.columnsLead}>
      <Form w={w} action={paths.imports.columns(row.id)} state={form.state} bare>
        <div class="pairup">
          {head.headings.map((heading, at) => (
            <SelectField
              {...form}
              name={`column${at}`}
              label={heading || words.untitled(w.format.number(at + 1))}
              hint={samplesOf(head.samples, at)}
              choices={choices}
            />
          ))}
        </div>
        <Button tone={state === 'tried' ? undefined : 'primary'}>
          {state === 'tried' ? words.tryAgain : words.tryVerb}
        </Button>
      </Form>
    </Card>
  )
}

const samplesOf = (samples: readonly (readonly string[])[], at: number): string =>
  samples
    .map((cells) => cells[at] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, 3)
    .join(' · ')
