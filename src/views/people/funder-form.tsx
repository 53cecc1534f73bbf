import type { FunderKind } from '#domain/people/funder.ts'
import { paths } from '#paths.ts'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type FunderFormProps = {
  w: Speech
  title: string
  action: string
  verb: string
  state: FormState
  kinds: readonly FunderKind[]
  version?: number | undefined
  id?: string | undefined
}

export function FunderFormPage({ w, title, action, verb, state, kinds, version, id }: FunderFormProps) {
  const form = { w, state }
  return (
    <>
      <PageHead title={title} />
      <div class="cols near">
        <Form w={w} action={action} state={state} draft={action} hidden={{ id, version: version?.toString() }}>
          <TextField {...form} name="name" label={w.funders.name} />
          <SelectField
            {...form}
            name="kind"
            label={w.funders.kind}
            none={w.funders.chooseKind}
            choices={kinds.map((value) => ({ value, label: w.funders.kinds[value] }))}
          />
          <Pair>
            <TextField {...form} name="siret" label={w.funders.siret} inputmode="numeric" optional />
            <TextField {...form} name="email" label={w.funders.email} type="email" optional />
          </Pair>
          <SubmitBar w={w} verb={verb} cancel={paths.funders.all} />
        </Form>
      </div>
    </>
  )
}
