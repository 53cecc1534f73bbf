import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type ChoiceProps = {
  w: Speech
  state: FormState
  sources: readonly Choice[]
  surveys: readonly Choice[]
  /** The source that was chosen has sent nothing. */
  nothing: boolean
}

/** Which source, and which survey: its fields follow on the next page. */
export function ProviderChoicePage({ w, state, sources, surveys, nothing }: ChoiceProps) {
  const { providers: words } = w.surveys
  const form = { w, state }
  return (
    <>
      <PageHead title={words.link} lead={words.lead} />
      {nothing && <Alert tone="warn" title={words.nothing} />}
      {sources.length === 0 ? (
        <Alert title={words.noSource} action={<LinkButton href={paths.webhooks}>{words.toSources}</LinkButton>} />
      ) : (
        <div class="cols near">
          <Form {...form} method="get" action={paths.surveys.providerNew}>
            <Pair>
              <SelectField {...form} name="source" label={words.source} choices={sources} none={words.choose} />
              <SelectField {...form} name="survey" label={words.survey} choices={surveys} none={words.choose} />
            </Pair>
            <SubmitBar w={w} verb={words.next} cancel={paths.surveys.providers} />
          </Form>
        </div>
      )}
    </>
  )
}
