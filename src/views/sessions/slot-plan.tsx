import type { SpaceChoice } from '#db/sessions/sessions.ts'
import type { TrainerChoice } from '#db/sessions/slots.ts'
import { paths } from '#paths.ts'
import { ColleagueField } from '#views/registers/colleagues.tsx'
import { CheckboxField, CheckboxGroup } from '#views/ui/check-fields.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { NumberField } from '#views/ui/number-fields.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField, TimeField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type Clash, ConflictList } from './conflicts.tsx'
import { type Consequence, ConsequenceList, TellField, type Unconfirmed } from './consequences.tsx'

export type SlotChoices = {
  spaces: readonly SpaceChoice[]
  trainers: readonly TrainerChoice[]
  /** The team has more of them than are proposed. */
  more: boolean
  /** Who answers to the name that was typed. */
  others: readonly Choice[]
}

type PlanProps = {
  w: Speech
  session: { id: string }
  state: FormState
  choices: SlotChoices
  clash: Clash | undefined
  unconfirmed: Unconfirmed | undefined
  told: readonly Consequence[]
}

/** Half-days from a template: days of the week, hours, where and with whom. */
export function PlanForm({ w, session, state, choices, clash, unconfirmed, told }: PlanProps) {
  const { plan: words } = w.sessions.slots
  const form = { w, state }
  return (
    <Form
      {...form}
      id="plan-form"
      action={paths.sessions.plan(session.id)}
      hidden={{ id: textIn(state, 'id'), confirmed: unconfirmed?.key ?? textIn(state, 'confirmed') }}
    >
      <Part title={words.title}>
        <ConflictList w={w} clash={clash} />
        <ConsequenceList w={w} unconfirmed={unconfirmed} />
        <Pair>
          <DateField {...form} name="first" label={words.first} />
          <NumberField {...form} name="days" label={words.days} unit={words.unit} />
        </Pair>
        <CheckboxGroup
          {...form}
          name="weekdays"
          label={words.weekdays}
          choices={words.names.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <Half {...form} name="morning" label={words.morning} />
        <Half {...form} name="afternoon" label={words.afternoon} />
        <CheckboxField {...form} name="holidays" label={words.holidays} hint={words.holidaysHint} />
      </Part>
      <WhereAndWho {...form} choices={choices} />
      <TellField {...form} told={told} />
      <SubmitBar w={w} verb={words.verb} />
    </Form>
  )
}

function Half({ w, state, name, label }: { w: Speech; state: FormState; name: string; label: string }) {
  const form = { w, state }
  return (
    <>
      <CheckboxField {...form} name={name} label={label} />
      <Pair>
        <TimeField {...form} name={`${name}From`} label={w.sessions.slots.from} />
        <TimeField {...form} name={`${name}To`} label={w.sessions.slots.to} />
      </Pair>
    </>
  )
}

/** The space or the link, and those who teach. */
export function WhereAndWho({ w, state, choices }: { w: Speech; state: FormState; choices: SlotChoices }) {
  const { slots: words, form: formWords } = w.sessions
  const form = { w, state }
  return (
    <Part title={w.sessions.where}>
      <SelectField
        {...form}
        name="space"
        label={words.space}
        optional
        none={formWords.spaceNone}
        choices={choices.spaces.map(({ id, name, siteName, capacity }) => ({
          value: id,
          label: formWords.spaceChoice(siteName, name, w.format.number(capacity)),
        }))}
      />
      <TextField {...form} name="remoteLink" label={words.remoteLink} type="url" optional />
      {choices.trainers.length > 0 ? (
        <>
          <CheckboxGroup
            {...form}
            name="trainers"
            label={words.trainers}
            hint={words.trainersHint}
            optional
            choices={choices.trainers.map(({ id, name, qualified }) => ({
              value: id,
              label: name,
              hint: qualified ? undefined : words.unqualified,
            }))}
          />
          {(choices.more || textIn(state, 'trainer')) && (
            <ColleagueField
              {...form}
              name="trainer"
              label={words.otherTrainer}
              hint={words.otherTrainerHint}
              suggestions={choices.others}
              from={paths.agenda.colleagues}
              optional
            />
          )}
        </>
      ) : (
        <p class="mute">{words.noTrainer}</p>
      )}
    </Part>
  )
}

const textIn = (state: FormState, name: string): string => [state.values[name] ?? ''].flat()[0] ?? ''
