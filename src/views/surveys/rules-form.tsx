import type { Moment } from '#domain/surveys/rules.ts'
import { paths } from '#paths.ts'
import { Button } from '#views/ui/button.tsx'
import { SwitchField } from '#views/ui/check-fields.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type RuleFormProps = {
  w: Speech
  survey: { id: string; title: string }
  action: string
  state: FormState
  moments: readonly Moment[]
  programmes: readonly { id: string; title: string }[]
  id?: string | undefined
  /** Of the rule that is there already, which may be taken away. */
  version?: string | undefined
  removal?: string | undefined
}

export function RuleFormPage(props: RuleFormProps) {
  const { w, survey, action, state, moments, programmes, id, version, removal } = props
  const { rules: words } = w.surveys
  const form = { w, state }
  return (
    <>
      <PageHead
        title={words.formTitle(survey.title)}
        lead={words.lead}
        actions={removal && <Button opens="remove-rule">{words.remove}</Button>}
      />
      <div class="cols near">
        <Form {...form} action={action} draft={action} hidden={{ id, version }}>
          <Pair>
            <NumberField {...form} name="days" label={words.days} unit={words.daysUnit} />
            <SelectField
              {...form}
              name="moment"
              label={words.moment}
              choices={moments.map((value) => ({ value, label: words.moments[value] }))}
            />
          </Pair>
          <SelectField
            {...form}
            name="programme"
            label={words.programme}
            choices={programmes.map((programme) => ({ value: programme.id, label: programme.title }))}
            none={words.allSessions}
            optional
          />
          <SwitchField {...form} name="presentOnly" label={words.presentOnly} hint={words.presentHint} />
          <Pair>
            <TextField {...form} name="reminders" label={words.reminders} hint={words.remindersHint} optional />
            <NumberField
              {...form}
              name="closesAfter"
              label={words.closesAfter}
              hint={words.closesHint}
              unit={words.daysUnit}
            />
          </Pair>
          <SubmitBar w={w} verb={words.save} cancel={paths.surveys.one(survey.id)} />
        </Form>
      </div>
      {removal && (
        <Confirm
          w={w}
          id="remove-rule"
          title={words.removeTitle}
          action={removal}
          verb={words.removeVerb}
          keep={words.keep}
          fields={{ version }}
        >
          <p>{words.removeFollows}</p>
        </Confirm>
      )}
    </>
  )
}
