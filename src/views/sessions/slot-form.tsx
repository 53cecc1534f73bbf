import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField, TimeField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type Clash, ConflictList } from './conflicts.tsx'
import { type Consequence, ConsequenceList, TellField, type Unconfirmed } from './consequences.tsx'
import { type SlotChoices, WhereAndWho } from './slot-plan.tsx'

type SlotFormProps = {
  w: Speech
  title: string
  lead: string
  action: string
  verb: string
  cancel: string
  hidden: Record<string, string>
  state: FormState
  choices: SlotChoices
  clash: Clash | undefined
  unconfirmed: Unconfirmed | undefined
  /** Those who come and those who teach, who may be told. */
  told: readonly Consequence[]
}

/** One slot: moved by its day and hours, from the keyboard as from a phone. */
export function SlotFormPage(props: SlotFormProps) {
  const { w, title, lead, state, choices, clash } = props
  const { slots: words } = w.sessions
  const form = { w, state }
  const confirmed = props.unconfirmed?.key ?? String(state.values.confirmed ?? '')
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div class="cols near">
        <Form {...form} id="slot-form" action={props.action} hidden={{ ...props.hidden, confirmed }}>
          <ConflictList w={w} clash={clash} />
          <ConsequenceList w={w} unconfirmed={props.unconfirmed} />
          <DateField {...form} name="day" label={words.day} />
          <Pair>
            <TimeField {...form} name="from" label={words.from} />
            <TimeField {...form} name="to" label={words.to} />
          </Pair>
          <NumberField
            {...form}
            name="minutes"
            label={words.minutes}
            hint={words.minutesHint}
            unit={words.minutesUnit}
            optional
          />
          <TextField {...form} name="title" label={words.slotTitle} hint={words.slotTitleHint} optional />
          <WhereAndWho {...form} choices={choices} />
          <TellField {...form} told={props.told} />
          <SubmitBar w={w} verb={props.verb} cancel={props.cancel} />
        </Form>
      </div>
    </>
  )
}
