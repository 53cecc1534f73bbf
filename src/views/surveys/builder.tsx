import type { SurveyRow } from '#db/surveys/surveys.ts'
import type { Line } from '#domain/surveys/builder-lines.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { HiddenFields } from '#views/ui/hidden.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { QuestionLine } from './builder-question.tsx'
import { PromiseFields } from './survey-new.tsx'

type BuilderProps = {
  w: Speech
  survey: SurveyRow
  state: FormState
  version: string
  lines: readonly Line[]
}

export function BuilderPage({ w, survey, state, version, lines }: BuilderProps) {
  const { builder: words } = w.surveys
  const form = { w, state }
  const action = paths.surveys.one(survey.id)
  return (
    <>
      <PageHead title={words.title(survey.title)} lead={words.lead} />
      <div class="cols near">
        <Form {...form} action={action} draft={action} upload hidden={{ version }}>
          <DefaultButton>{words.save}</DefaultButton>
          <Part title={words.around}>
            <TextField {...form} name="title" label={w.surveys.titleField} />
            <Pair>
              <AreaField {...form} name="intro" label={words.intro} rows={2} optional />
              <AreaField {...form} name="introEn" label={words.introEn} rows={2} optional />
            </Pair>
            <Pair>
              <AreaField {...form} name="thanks" label={words.thanks} rows={2} optional />
              <AreaField {...form} name="thanksEn" label={words.thanksEn} rows={2} optional />
            </Pair>
          </Part>
          <Part title={words.questions}>
            <div class="lines">
              {lines.map((line, at) => (
                <QuestionLine w={w} errors={state.errors} lines={lines} line={line} at={at} />
              ))}
              <p>
                <Button name="_do" value={`add:${lines.length}`} size="small" icon="plus">
                  {words.add}
                </Button>
              </p>
            </div>
          </Part>
          {survey.answered ? <Promised w={w} survey={survey} /> : <PromiseFields {...form} />}
          <SubmitBar w={w} verb={words.save} cancel={action} />
        </Form>
      </div>
    </>
  )
}

/** What Enter presses in a field: without it, the first button that moves a question. */
function DefaultButton({ children }: { children: string }) {
  return (
    <button type="submit" class="sr" tabindex={-1}>
      {children}
    </button>
  )
}

/** Somebody has answered: the promise is said, and sent back as it is. */
function Promised({ w, survey }: { w: Speech; survey: SurveyRow }) {
  return (
    <Part title={w.surveys.promise}>
      <p>
        {survey.anonymous ? w.surveys.isAnonymous : w.surveys.isNamed}. {w.surveys.builder.promised}
      </p>
      <HiddenFields
        values={{ anonymous: survey.anonymous ? 'on' : undefined, smallestGroup: String(survey.smallestGroup) }}
      />
    </Part>
  )
}
