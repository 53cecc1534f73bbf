import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

export type ReplacedProof = { id: string; label: string; indicators: string; note: string; link: string; sites: string }

type ProofFormProps = {
  w: Speech
  number: number
  today: string
  newId: string
  sites: readonly [id: string, name: string][]
  replaced: ReplacedProof | null
  state: FormState
}

/** A form with files has one value a name: each site has a box of its own. */
export const siteBox = 'site-'

/** A proof by hand: a file, a photograph from the phone, a link, a word. */
export function ProofForm({ w, number, today, newId, sites, replaced, state }: ProofFormProps) {
  const words = w.quality
  const typed = { ...startOf(number, today, replaced), ...state.values }
  const ticked = [typed.sites ?? ''].flat().join(' ').split(' ')
  const boxes = Object.fromEntries(ticked.map((id) => [siteBox + id, 'on']))
  const form = { w, state: { ...state, values: { ...typed, ...boxes } } }
  const hidden = { id: one(state, 'id') || newId, replaces: one(state, 'replaces') || (replaced?.id ?? '') }
  return (
    <Card title={replaced ? words.replaces(replaced.label) : words.add} id="add">
      <Form
        {...form}
        id="proof-form"
        action={`${paths.quality.proofs}?indicator=${number}`}
        upload
        bare
        hidden={hidden}
      >
        <TextField {...form} name="label" label={words.label} />
        <TextField {...form} name="indicators" label={words.indicators} hint={words.indicatorsHint} />
        <Pair>
          <DateField {...form} name="happenedOn" label={words.happenedOn} />
          <DateField {...form} name="validUntil" label={words.validUntil} optional />
        </Pair>
        <FileField {...form} name="file" label={words.file} hint={words.fileHint} optional />
        <TextField {...form} name="link" label={words.link} optional />
        <TextField {...form} name="sessions" label={words.sessions} hint={words.sessionsHint} optional />
        {sites.length > 1 && (
          <Part title={words.siteNames}>
            <p class="mute">{words.sitesHint}</p>
            {sites.map(([id, name]) => (
              <CheckboxField {...form} name={siteBox + id} label={name} />
            ))}
          </Part>
        )}
        <AreaField {...form} name="note" label={words.note} optional />
        <SubmitBar w={w} verb={words.add} />
      </Form>
    </Card>
  )
}

function startOf(number: number, today: string, replaced: ReplacedProof | null): FormState['values'] {
  if (!replaced) return { indicators: String(number), happenedOn: today }
  const { label, indicators, note, link, sites } = replaced
  const list = (kept: string, separator: string) => (JSON.parse(kept) as (string | number)[]).join(separator)
  return { label, note, link, happenedOn: today, indicators: list(indicators, ', '), sites: list(sites, ' ') }
}

const one = ({ values }: FormState, name: string): string => [values[name] ?? ''].flat()[0] ?? ''
