import type { Audience } from '#domain/surveys/purposes.ts'
import type { ReadySetName } from '#domain/surveys/ready-sets.ts'
import { paths } from '#paths.ts'
import { RadioCards, SwitchField } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'

type NewSurveyProps = {
  w: Speech
  state: FormState
  id: string
  sets: readonly (ReadySetName | 'empty')[]
  audiences: readonly Audience[]
}

export function NewSurveyPage({ w, state, id, sets, audiences }: NewSurveyProps) {
  const { surveys: words } = w
  const form = { w, state }
  return (
    <>
      <PageHead title={words.create} lead={words.createLead} />
      <div class="cols near">
        <Form {...form} action={paths.surveys.all} draft={paths.surveys.new} hidden={{ id }}>
          <RadioCards
            {...form}
            name="set"
            label={words.set}
            choices={sets.map((value) => ({ value, label: words.sets[value], hint: words.setHints[value] }))}
          />
          <Pair>
            <TextField {...form} name="title" label={words.titleField} hint={words.titleHint} optional />
            <SelectField
              {...form}
              name="audience"
              label={words.audienceField}
              choices={audiences.map((value) => ({ value, label: words.audiences[value] }))}
            />
          </Pair>
          <PromiseFields {...form} />
          <SubmitBar w={w} verb={words.createVerb} cancel={paths.surveys.all} />
        </Form>
      </div>
    </>
  )
}

/** What is promised to those who answer. */
export function PromiseFields(form: { w: Speech; state: FormState }) {
  const { surveys: words } = form.w
  return (
    <Part title={words.promise}>
      <SwitchField {...form} name="anonymous" label={words.anonymous} hint={words.anonymousHint} />
      <Pair>
        <NumberField
          {...form}
          name="smallestGroup"
          label={words.smallestGroup}
          hint={words.smallestGroupHint}
          unit={words.answersUnit}
        />
      </Pair>
    </Part>
  )
}
