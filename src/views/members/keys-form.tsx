import { paths } from '#paths.ts'
import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type KeyFormProps = {
  w: Speech
  state: FormState
  /** The id the key will have: the same form sent again makes no second key. */
  id: string
  scopes: readonly (keyof Speech['keys']['scopeNames'])[]
  lifetimes: readonly string[]
}

export function KeyFormPage({ w, state, id, scopes, lifetimes }: KeyFormProps) {
  const form = { w, state }
  const choices = scopes.map((scope) => ({ value: scope, label: w.keys.scopeNames[scope], hint: scope }))
  return (
    <>
      <PageHead title={w.keys.create} lead={w.keys.createLead} />
      <div class="cols near">
        <Form {...form} action={paths.keys} hidden={{ id }}>
          <TextField {...form} name="name" label={w.keys.name} hint={w.keys.nameHint} />
          <CheckboxGroup {...form} name="scopes" label={w.keys.scopes} hint={w.keys.scopesHint} choices={choices} />
          <SelectField
            {...form}
            name="days"
            label={w.keys.lasts}
            hint={w.keys.lastsHint}
            choices={lifetimes.map((days) => ({ value: days, label: w.keys.days(days) }))}
          />
          <SubmitBar w={w} verb={w.keys.create} cancel={paths.keys} />
        </Form>
      </div>
    </>
  )
}
