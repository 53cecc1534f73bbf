import type { MappedField, Target } from '#domain/surveys/mapping.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState, Part } from '#views/ui/form.tsx'
import { Hidden } from '#views/ui/hidden.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import type { Speech } from '#words/words.ts'
import { saidIn } from './question-frame.tsx'

type MappingFormProps = {
  w: Speech
  title: string
  survey: string
  action: string
  state: FormState
  hidden: Record<string, string | undefined>
  fields: readonly MappedField[]
  targets: readonly Target[]
  /** What the hidden fields said in the last response. */
  seen?: { session: string; participation: string } | undefined
  removal?: string | undefined
}

/** Each field of the form from outside, and the question that it answers. */
export function MappingFormPage(props: MappingFormProps) {
  const { w, state, fields, targets, seen, removal } = props
  const { providers: words } = w.surveys
  const choices = targets.map((target) => ({ value: target.name, label: nameOf(w, target) }))
  return (
    <>
      <PageHead
        title={words.titleOf(props.title)}
        lead={words.standsFor(props.survey)}
        actions={removal && <Button opens="unlink">{words.remove}</Button>}
      />
      <Alert tone="info" title={words.hiddenTitle}>
        {words.hidden} {seen && words.hiddenSeen(seen.session, seen.participation)}
      </Alert>
      <div class="cols near">
        <Form w={w} state={state} action={props.action} upload hidden={props.hidden}>
          <Part title={words.fields}>
            <p class="hint">{words.fieldsHint}</p>
            {fields.map(({ ref, title, target }, at) => (
              <div>
                <Hidden name="ref" value={ref} />
                <Hidden name="title" value={title} />
                <SelectField
                  w={w}
                  state={{ values: { target }, errors: {}, prefix: `field${at}` }}
                  name="target"
                  label={title || ref}
                  choices={choices}
                  none={words.ignored}
                  optional
                />
              </div>
            ))}
          </Part>
          <SubmitBar w={w} verb={words.save} cancel={paths.surveys.providers} />
        </Form>
      </div>
      {removal && (
        <Confirm w={w} id="unlink" title={words.removeTitle} action={removal} verb={words.removeVerb} keep={words.keep}>
          <p>{words.removeFollows}</p>
        </Confirm>
      )}
    </>
  )
}

function nameOf(w: Speech, { question, row }: Target): string {
  const line = row === null ? undefined : question.rows[row]
  const text = saidIn(w, question.text)
  return line ? w.surveys.providers.row(text, saidIn(w, line)) : text
}
