import type { Child } from 'hono/jsx'
import type { LogoRow } from '#db/organisations/logos.ts'
import type { OfficeRow } from '#db/organisations/offices.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import type { Speech } from '#words/words.ts'
import { LogoRegion } from './logo.tsx'

type LookProps = {
  w: Speech
  office: OfficeRow
  logo: LogoRow | undefined
  next: LogoRow | undefined
  /** The form that sends a logo. */
  state: FormState
  mayEdit: boolean
  colour: Child
}

export function LookPage({ w, office, logo, next, state, mayEdit, colour }: LookProps) {
  const { look: words } = w.settings
  return (
    <>
      <PageHead title={words.title} lead={mayEdit ? words.lead : w.settings.readOnly} />
      <div class="halves">
        <div class="stacked wide6">
          <LogoRegion w={w} office={office} logo={logo} next={next} mayEdit={mayEdit} />
          {mayEdit && (
            <Form w={w} action={paths.logo} state={state} upload>
              <FileField
                w={w}
                state={state}
                name="logo"
                label={logo || next ? words.replace : words.choose}
                hint={words.formats}
                accept="image/png,image/jpeg,image/webp"
                reduce={2000}
              />
              <p>
                <Button>{words.send}</Button>
              </p>
            </Form>
          )}
        </div>
        {colour}
      </div>
    </>
  )
}
