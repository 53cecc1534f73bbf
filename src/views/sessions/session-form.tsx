import type { SpaceChoice } from '#db/sessions/sessions.ts'
import { paths } from '#paths.ts'
import { ColleagueField } from '#views/registers/colleagues.tsx'
import { Card } from '#views/ui/card.tsx'
import { CheckboxField, RadioCards } from '#views/ui/check-fields.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair, Part } from '#views/ui/form.tsx'
import { MoneyField, NumberField } from '#views/ui/number-fields.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { type Clash, ConflictList } from './conflicts.tsx'
import { type Consequence, ConsequenceList, TellField, type Unconfirmed } from './consequences.tsx'

export type SessionFormProps = {
  w: Speech
  title: string
  lead: string
  action: string
  verb: string
  cancel: string
  state: FormState
  sites: readonly { id: string; name: string }[]
  spaces: readonly SpaceChoice[]
  /** Who answers to the name that was typed. */
  owners: readonly Choice[]
  hidden: Record<string, string | undefined>
  /** What follows once it is saved, when there is something to say. */
  follows?: readonly string[] | undefined
  clash?: Clash | undefined
  unconfirmed?: Unconfirmed | undefined
  /** Those who may be told of another place. */
  told?: readonly Consequence[] | undefined
}

export function SessionFormPage(props: SessionFormProps) {
  const { w, title, lead, action, verb, cancel, state, unconfirmed, told = [] } = props
  const { form: words } = w.sessions
  const confirmed = unconfirmed?.key ?? (state.values.confirmed ? String(state.values.confirmed) : undefined)
  const hidden = { ...props.hidden, confirmed }
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div class="cols">
        <Form w={w} action={action} state={state} draft={action} hidden={hidden}>
          <ConflictList w={w} clash={props.clash} />
          <ConsequenceList w={w} unconfirmed={unconfirmed} />
          <Part title={words.naming}>
            <TextField w={w} state={state} name="title" label={words.title} />
            <TextField w={w} state={state} name="reference" label={words.code} hint={words.codeHint} />
          </Part>
          <Running {...props} />
          <Seats {...props} />
          <Prices {...props} />
          <Follow {...props} />
          {told.length > 0 && <TellField w={w} state={state} label={words.tellElsewhere} told={told} />}
          <SubmitBar w={w} verb={verb} cancel={cancel} />
        </Form>
        {props.follows && (
          <div>
            <Card title={words.follows} id="follows" flush>
              <Rows>
                {props.follows.map((line) => (
                  <Row icon="check" title={line} />
                ))}
              </Rows>
            </Card>
          </div>
        )}
      </div>
    </>
  )
}

function Running({ w, state, sites, spaces }: SessionFormProps) {
  const { form: words, modalities, modalityHints, modality } = w.sessions
  const form = { w, state }
  const kinds = ['in_person', 'remote', 'mixed'] as const
  return (
    <Part title={words.running}>
      <RadioCards
        {...form}
        name="modality"
        label={modality}
        choices={kinds.map((kind) => ({ value: kind, label: modalities[kind], hint: modalityHints[kind] }))}
      />
      <Pair>
        <SelectField
          {...form}
          name="site"
          label={words.site}
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
          none={w.ui.choose}
        />
        <SelectField
          {...form}
          name="space"
          label={words.space}
          optional
          none={words.spaceNone}
          choices={spaces.map(({ id, name, siteName, capacity }) => ({
            value: id,
            label: words.spaceChoice(siteName, name, w.format.number(capacity)),
          }))}
        />
      </Pair>
      <TextField {...form} name="place" label={words.place} hint={words.placeHint} optional />
      <TextField {...form} name="remoteLink" label={words.remoteLink} type="url" optional />
    </Part>
  )
}

function Seats({ w, state }: SessionFormProps) {
  const { form: words } = w.sessions
  const form = { w, state }
  return (
    <Part title={words.people}>
      <Pair>
        <NumberField {...form} name="seatsMin" label={words.seatsMin} unit={words.unit} />
        <NumberField {...form} name="seatsWanted" label={words.seatsWanted} unit={words.unit} />
      </Pair>
      <Pair>
        <NumberField {...form} name="seatsMax" label={words.seatsMax} unit={words.unit} />
        <DateField {...form} name="goOn" label={words.goOn} hint={words.goOnHint} optional />
      </Pair>
    </Part>
  )
}

function Prices({ w, state }: SessionFormProps) {
  const { form: words } = w.sessions
  const form = { w, state }
  return (
    <Part title={words.prices}>
      <Pair>
        <MoneyField {...form} name="pricePerPerson" label={words.pricePerPerson} unit={words.excluding} optional />
        <MoneyField {...form} name="pricePerGroup" label={words.pricePerGroup} unit={words.excluding} optional />
      </Pair>
      <CheckboxField {...form} name="isPublic" label={words.isPublic} hint={words.isPublicHint} />
      <CheckboxField {...form} name="isPaidOnline" label={words.isPaidOnline} />
    </Part>
  )
}

function Follow({ w, state, owners }: SessionFormProps) {
  const { form: words } = w.sessions
  const form = { w, state }
  return (
    <Part title={words.follow}>
      <ColleagueField
        {...form}
        name="owner"
        label={words.owner}
        hint={words.ownerHint}
        suggestions={owners}
        from={paths.agenda.colleagues}
        optional
      />
      <AreaField {...form} name="notes" label={words.notes} hint={words.notesHint} optional />
    </Part>
  )
}
