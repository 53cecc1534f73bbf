import type { EnrolmentRow } from '#db/sessions/enrolment-roster.ts'
import { paths } from '#paths.ts'
import { CompanyField } from '#views/people/person-form.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { MoneyField, NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'

type TermsProps = { w: Speech; enrolment: EnrolmentRow; state: FormState }

/** What was agreed for one person: the price, the hours, who sends them. */
export function EnrolmentFormPage({ w, enrolment, state }: TermsProps) {
  const form = { w, state }
  const words = w.enrolments
  return (
    <>
      <PageHead title={words.editTitle(`${enrolment.givenName} ${enrolment.familyName}`)} lead={enrolment.title} />
      <div class="cols near">
        <Form
          w={w}
          action={paths.enrolments.one(enrolment.id)}
          state={state}
          hidden={{ version: enrolment.version.toString() }}
        >
          <Pair>
            <MoneyField {...form} name="price" label={words.individualPrice} />
            <NumberField {...form} name="hours" label={words.plannedHours} unit="h" />
          </Pair>
          <CompanyField {...form} label={words.company} hint={words.companyOptional} />
          <SubmitBar w={w} verb={words.save} cancel={paths.enrolments.one(enrolment.id)} />
        </Form>
      </div>
    </>
  )
}
