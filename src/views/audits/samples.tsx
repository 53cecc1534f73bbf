import type { AuditRow } from '#db/quality/audits.ts'
import type { SampleRow } from '#db/quality/audits-samples.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type SamplesProps = {
  w: Speech
  audit: AuditRow
  samples: readonly SampleRow[]
  mayEdit: boolean
  state: FormState
  newId: string
}

/** What was drawn for an audit, and the form that draws again. */
export function SamplesCard({ w, audit, samples, mayEdit, state, newId }: SamplesProps) {
  const words = w.audits.samples
  return (
    <Card title={words.title} id="samples" flush>
      {samples.length === 0 && <p class="body mute">{words.none}</p>}
      <Rows>
        {samples.map((sample) => (
          <Row
            icon="list-checks"
            title={words.of(w.format.shortDay(sample.at))}
            href={paths.audits.sample(sample.id)}
            context={words.seedOf(sample.seed)}
          />
        ))}
      </Rows>
      {mayEdit && audit.concludedAt === null && (
        <div class="body">
          <DrawForm w={w} action={paths.audits.samples(audit.id)} state={state} newId={newId} />
        </div>
      )}
    </Card>
  )
}

type DrawProps = { w: Speech; action: string; state: FormState; newId: string }

export function DrawForm({ w, action, state, newId }: DrawProps) {
  const words = w.audits.samples
  const form = { w, state: { ...state, values: { files: '2', proofs: '1', ...state.values } } }
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return (
    <Form {...form} id="draw-form" action={action} hidden={{ id: [state.values.id ?? newId].flat()[0] }} bare>
      <Pair>
        <SelectField {...form} name="files" label={words.files} choices={choices(['1', '2', '3', '5'])} />
        <SelectField {...form} name="proofs" label={words.proofs} choices={choices(['0', '1', '2', '3'])} />
      </Pair>
      <TextField {...form} name="seed" label={words.seed} hint={words.seedHint} optional />
      <div class="actions">
        <Button icon="list-checks">{words.draw}</Button>
      </div>
    </Form>
  )
}
