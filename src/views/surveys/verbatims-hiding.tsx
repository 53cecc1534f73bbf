import type { SurveyRow } from '#db/surveys/results.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type HidingProps = { w: Speech; survey: SurveyRow; id: string; said: string; state: FormState }

/** Why nobody but those who look after surveys will read it. */
export function VerbatimHidingPage({ w, survey, id, said, state }: HidingProps) {
  const words = w.results.verbatims
  const form = { w, state }
  return (
    <div class="stacked wide6">
      <PageHead title={words.hideTitle} lead={words.hideWhy} />
      <Card>
        <blockquote dir="auto">{said}</blockquote>
        <Form {...form} id="hiding-form" action={paths.surveys.verbatimHiding(survey.id, id)}>
          <TextField {...form} name="reason" label={words.reason} />
          <SubmitBar w={w} verb={words.hide} cancel={paths.surveys.verbatims(survey.id)} />
        </Form>
      </Card>
    </div>
  )
}
