import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type SiteFormProps = {
  w: Speech
  title: string
  action: string
  verb: string
  cancel: string
  state: FormState
  /** The version the form was filled from, when the site exists. */
  version?: number | undefined
  /** The id the site will have, when it does not exist yet: the same form sent again opens no second one. */
  id?: string | undefined
}

export function SiteFormPage({ w, title, action, verb, cancel, state, version, id }: SiteFormProps) {
  const form = { w, state }
  return (
    <>
      <PageHead title={title} lead={w.ui.allRequired} />
      <div class="cols near">
        <Form w={w} action={action} state={state} draft={action} hidden={{ id, version: version?.toString() }}>
          <Part title={w.sites.place}>
            <TextField {...form} name="name" label={w.sites.name} hint={w.sites.nameHint} />
            <TextField {...form} name="street" label={w.sites.street} autocomplete="street-address" optional />
            <Pair>
              <TextField
                {...form}
                name="postalCode"
                label={w.sites.postalCode}
                inputmode="numeric"
                autocomplete="postal-code"
              />
              <TextField {...form} name="town" label={w.sites.town} autocomplete="address-level2" />
            </Pair>
            <TextField {...form} name="phone" label={w.sites.phone} type="tel" autocomplete="tel" optional />
          </Part>
          <Part title={w.sites.welcome}>
            <AreaField
              {...form}
              name="accessibility"
              label={w.sites.accessibility}
              hint={w.sites.accessibilityHint}
              optional
            />
          </Part>
          <SubmitBar w={w} verb={verb} cancel={cancel} />
        </Form>
      </div>
    </>
  )
}
