import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { Form, type FormState } from '#views/ui/form.tsx'
import { KeyValues } from '#views/ui/key-values.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { spaced } from './identity.tsx'

export function SiretPage({ w, office, state }: { w: Speech; office: OfficeRow; state: FormState }) {
  const { siret: words } = w.settings
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div class="cols near">
        <Form w={w} action={paths.siret} state={state} hidden={{ version: String(office.version) }}>
          <KeyValues pairs={[[words.now, spaced(office.siret)]]} />
          <TextField w={w} state={state} name="siret" label={words.label} hint={words.hint} inputmode="numeric" />
          <SubmitBar w={w} verb={words.save} cancel={paths.identity} />
        </Form>
      </div>
    </>
  )
}
