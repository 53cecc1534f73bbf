import type { ChosenFamily } from '#domain/messages/choices.ts'
import { paths } from '#paths.ts'
import { Card } from '#views/ui/card.tsx'
import { SwitchField } from '#views/ui/check-fields.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TimeField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

type ChoicesProps = {
  w: Speech
  state: FormState
  organisation: string
  timeZone: string
  families: readonly { family: ChosenFamily; app: boolean; mail: boolean }[]
  /** Ways that nobody carries yet. */
  unavailable: readonly ('sms' | 'push')[]
}

/** What somebody receives, how and when; what cannot be turned off is said beside. */
export function ChoicesPage(props: ChoicesProps) {
  const { w, organisation, unavailable } = props
  const words = w.notices.choices
  return (
    <>
      <PageHead title={words.title} lead={words.lead(organisation)} />
      <div class="cols near">
        <div>
          <ChoicesForm {...props} />
        </div>
        <div>
          <Card title={words.families.security.name} id="security">
            <State tone="ok">{words.always}</State>
            <p class="mute">{words.families.security.hint}</p>
            <p class="mute">{words.alwaysHint}</p>
            <p class="mute">{words.accountHint}</p>
          </Card>
          <Card title={words.others} id="others" flush>
            <Rows pair>
              {unavailable.map((channel) => (
                <Row title={words[channel]} state={<State icon="minus">{words.unavailable}</State>} />
              ))}
            </Rows>
          </Card>
        </div>
      </div>
    </>
  )
}

function ChoicesForm({ w, state, timeZone, families }: ChoicesProps) {
  const form = { w, state }
  const words = w.notices.choices
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: String(day), label: words.days[day] }))
  return (
    <Form {...form} action={paths.notifications.choices}>
      {families.map((one) => (
        <FamilyPart {...form} {...one} />
      ))}
      <Part title={words.hours}>
        <p class="mute">
          {words.hoursHint(timeZone)} {words.noQuiet}
        </p>
        <Pair>
          <TimeField {...form} name="quietFrom" label={words.quietFrom} />
          <TimeField {...form} name="quietUntil" label={words.quietUntil} />
        </Pair>
      </Part>
      <Part title={words.digestTitle}>
        <Pair>
          <SelectField
            {...form}
            name="digestEvery"
            label={words.digestEvery}
            choices={(['day', 'week'] as const).map((value) => ({ value, label: words[value] }))}
          />
          <TimeField {...form} name="digestHour" label={words.digestHour} />
        </Pair>
        <SelectField {...form} name="digestDay" label={words.digestDay} hint={words.digestDayHint} choices={days} />
      </Part>
      <SubmitBar w={w} verb={words.save} cancel={paths.notifications.all} />
    </Form>
  )
}

type FamilyProps = { w: Speech; state: FormState; family: ChosenFamily; app: boolean; mail: boolean }

function FamilyPart({ w, state, family, app, mail }: FamilyProps) {
  const words = w.notices.choices
  const form = { w, state }
  const choices = (['usual', 'now', 'digest', 'off'] as const).map((value) => ({ value, label: words[value] }))
  return (
    <Part title={words.families[family].name}>
      <p class="mute">{words.families[family].hint}</p>
      <Pair>
        {app && <SwitchField {...form} name={`${family}App`} label={words.app} />}
        {mail && <SelectField {...form} name={`${family}Mail`} label={words.mail} choices={choices} />}
      </Pair>
    </Part>
  )
}
