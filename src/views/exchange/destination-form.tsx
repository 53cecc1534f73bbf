import type { PublicKind } from '#domain/exchange/public-events.ts'
import { CheckboxGroup } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type DestinationFormProps = {
  w: Speech
  state: FormState
  title: string
  lead?: string | undefined
  verb: string
  action: string
  cancel: string
  kinds: readonly PublicKind[]
  hidden: Record<string, string>
}

export function DestinationFormPage(props: DestinationFormProps) {
  const { w, state, kinds } = props
  const { webhooks: words } = w
  const form = { w, state }
  const choices = kinds.map((kind) => ({ value: kind, label: words.kindNames[kind], hint: kind }))
  return (
    <>
      <PageHead title={props.title} lead={props.lead} />
      <div class="cols near">
        <Form {...form} action={props.action} hidden={props.hidden}>
          <TextField {...form} name="name" label={words.destinationName} hint={words.destinationNameHint} />
          <TextField
            {...form}
            name="address"
            type="url"
            inputmode="url"
            label={words.destinationAddress}
            hint={words.destinationAddressHint}
            autocomplete="off"
          />
          <CheckboxGroup {...form} name="kinds" label={words.kinds} hint={words.kindsHint} choices={choices} />
          <SubmitBar w={w} verb={props.verb} cancel={props.cancel} />
        </Form>
      </div>
    </>
  )
}
