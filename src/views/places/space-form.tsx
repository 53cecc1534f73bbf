import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type SpaceFormProps = {
  w: Speech
  title: string
  action: string
  verb: string
  cancel: string
  state: FormState
  sites: readonly { id: string; name: string }[]
  hidden: Record<string, string | undefined>
}

export function SpaceFormPage({ w, title, action, verb, cancel, state, sites, hidden }: SpaceFormProps) {
  const form = { w, state }
  return (
    <>
      <PageHead title={title} lead={w.ui.allRequired} />
      <div class="cols near">
        <Form {...form} action={action} draft={action} hidden={hidden}>
          <TextField {...form} name="name" label={w.spaces.name} />
          <Pair>
            <SelectField
              {...form}
              name="site"
              label={w.spaces.site}
              choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
              none={w.ui.choose}
            />
            <NumberField {...form} name="capacity" label={w.spaces.capacity} unit={w.spaces.unit} />
          </Pair>
          <AreaField {...form} name="equipment" label={w.spaces.equipment} hint={w.spaces.equipmentHint} optional />
          <SubmitBar w={w} verb={verb} cancel={cancel} />
        </Form>
      </div>
    </>
  )
}
