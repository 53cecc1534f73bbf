import type { ReferentRow } from '#db/quality/registers-network.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField } from '#views/ui/check-fields.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ColleagueField } from './colleagues.tsx'

type ReferentsProps = {
  w: Speech
  referents: readonly ReferentRow[]
  colleagues: readonly Choice[]
  mayEdit: boolean
  state: FormState
}

/** Who answers for what, and what nobody answers for. */
export function ReferentsPage({ w, referents, colleagues, mayEdit, state }: ReferentsProps) {
  const words = w.registers.referents
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols">
        <div>
          <Card flush label={words.title}>
            <Rows pair label={words.title}>
              {Object.entries(words.kinds).map(([kind, label]) => (
                <ReferentRowOf
                  w={w}
                  id={`referent-${kind}`}
                  label={label}
                  referent={referents.find((one) => one.kind === kind)}
                />
              ))}
            </Rows>
          </Card>
        </div>
        <div>{mayEdit && <NameForm w={w} colleagues={colleagues} state={state} />}</div>
      </div>
    </>
  )
}

type ReferentRowProps = { w: Speech; id: string; label: string; referent: ReferentRow | undefined }

function ReferentRowOf({ w, id, label, referent }: ReferentRowProps) {
  const words = w.registers.referents
  if (!referent) return <Row id={id} title={label} context={words.missing} />
  const { name, email, phone, isPublic, sinceOn } = referent
  const context = [name, email, phone, words.since(w.format.date(sinceOn)), isPublic === 1 ? words.shown : '']
  return <Row id={id} title={label} context={context.filter(Boolean).join(' · ')} />
}

function NameForm({ w, colleagues, state }: Pick<ReferentsProps, 'w' | 'colleagues' | 'state'>) {
  const words = w.registers.referents
  const form = { w, state }
  return (
    <Card title={words.name} id="name">
      <Form {...form} id="referent-form" action={paths.registers.referents} bare>
        <SelectField
          {...form}
          name="kind"
          label={words.kind}
          choices={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        <ColleagueField {...form} name="person" label={words.person} suggestions={colleagues} />
        <Pair>
          <TextField {...form} name="email" type="email" label={words.email} optional />
          <TextField {...form} name="phone" type="tel" label={words.phone} optional />
        </Pair>
        <DateField {...form} name="sinceOn" label={words.sinceOn} />
        <CheckboxField {...form} name="isPublic" label={words.isPublic} />
        <p class="actions">
          <Button tone="primary">{words.name}</Button>
        </p>
      </Form>
    </Card>
  )
}
