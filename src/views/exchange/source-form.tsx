import { paths } from '#paths.ts'
import { RadioCards } from '#views/ui/check-fields.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { providerName } from './states.tsx'

type SourceFormProps = {
  w: Speech
  state: FormState
  id: string
  providers: readonly (keyof Speech['webhooks']['providerHints'])[]
}

export function SourceFormPage({ w, state, id, providers }: SourceFormProps) {
  const { webhooks: words } = w
  const form = { w, state }
  const choices = providers.map((provider) => ({
    value: provider,
    label: providerName(provider),
    hint: words.providerHints[provider],
  }))
  return (
    <>
      <PageHead title={words.addSource} lead={words.addSourceLead} />
      <div class="cols near">
        <Form {...form} action={paths.source.all} hidden={{ id }}>
          <RadioCards {...form} name="provider" label={words.provider} choices={choices} />
          <TextField {...form} name="name" label={words.sourceName} hint={words.sourceNameHint} />
          <TextField {...form} name="secret" label={words.secret} hint={words.secretHint} autocomplete="off" optional />
          <SubmitBar w={w} verb={words.addSource} cancel={paths.webhooks} />
        </Form>
      </div>
    </>
  )
}
