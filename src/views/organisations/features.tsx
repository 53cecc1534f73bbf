import type { Feature } from '#domain/organisations/feature.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { SwitchField } from '#views/ui/check-fields.tsx'
import { isChosen } from '#views/ui/field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type FeaturesProps = { w: Speech; features: readonly Feature[]; state: FormState; mayEdit: boolean }

export function FeaturesPage(props: FeaturesProps) {
  const { w, mayEdit } = props
  return (
    <>
      <PageHead title={w.settings.features.title} lead={mayEdit ? w.settings.features.lead : w.settings.readOnly} />
      <div class="cols near">
        <div>{mayEdit ? <FeaturesForm {...props} /> : <FeaturesFacts {...props} />}</div>
      </div>
    </>
  )
}

/** The rail changes with it, so that the whole page comes back. */
function FeaturesForm({ w, features, state }: FeaturesProps) {
  const { features: words } = w.settings
  return (
    <Form w={w} action={paths.features} state={state} hx-boost="false">
      {features.map((feature) => (
        <SwitchField w={w} state={state} name={feature} label={words[feature]} hint={words[`${feature}Hint`]} />
      ))}
      <SubmitBar w={w} verb={words.save} cancel={paths.settings} />
    </Form>
  )
}

function FeaturesFacts({ w, features, state }: FeaturesProps) {
  const { features: words } = w.settings
  return (
    <Card label={words.list} flush>
      <Rows pair label={words.list}>
        {features.map((feature) => (
          <Row
            title={words[feature]}
            context={words[`${feature}Hint`]}
            state={
              isChosen({ state, name: feature }, 'on') ? (
                <Badge tone="ok">{words.isOn}</Badge>
              ) : (
                <Badge icon="minus">{words.isOff}</Badge>
              )
            }
          />
        ))}
      </Rows>
    </Card>
  )
}
