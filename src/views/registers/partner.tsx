import type { PartnerRow } from '#db/quality/registers-partners.ts'
import { paths } from '#paths.ts'
import type { Entry as Happened } from '#views/events/history.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ColleagueField } from './colleagues.tsx'
import { EntryPage } from './entry.tsx'

export type StandingNow = 'accepted' | 'watched' | 'refused' | 'expired' | null

type PartnerProps = {
  w: Speech
  partner: PartnerRow
  standing: StandingNow
  history: readonly Happened[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
  standingState: FormState
}

export function PartnerPage(props: PartnerProps) {
  const { w, partner, standing, history, allHistory, mayEdit, state, standingState } = props
  const words = w.registers.partners
  const day = (on: string) => (on ? w.format.longDate(on) : '')
  return (
    <EntryPage
      w={w}
      title={partner.name}
      state={<StandingState w={w} standing={standing} />}
      problem={state.problem ?? standingState.problem}
      facts={[
        [words.role, words.roles[partner.role as 'partner'] ?? ''],
        [words.nda, partner.nda],
        [words.certificate, partner.certificate],
        [words.certifiedUntil, day(partner.certifiedUntil)],
        [words.contract, partner.contract],
        [words.contractUntil, day(partner.contractUntil)],
        [words.followed, partner.followed],
        [words.reviewOn, day(partner.reviewOn)],
        [words.reason, partner.reason ?? ''],
        [words.until, day(partner.until ?? '')],
      ]}
      history={history}
      allHistory={allHistory}
    >
      {mayEdit && (
        <>
          <StandingForm w={w} id={partner.id} state={{ ...standingState, problem: undefined }} />
          <Card title={w.registers.change} id="change">
            <Form
              w={w}
              state={{ ...state, problem: undefined }}
              id="partner-form"
              action={paths.registers.partner(partner.id)}
              hidden={{ version: [state.values.version ?? String(partner.version)].flat()[0] ?? '' }}
              bare
            >
              <PartnerFields w={w} state={state} />
              <p class="actions">
                <Button tone="primary">{w.registers.save}</Button>
              </p>
            </Form>
          </Card>
        </>
      )}
    </EntryPage>
  )
}

export function StandingState({ w, standing }: { w: Speech; standing: StandingNow }) {
  const words = w.registers.partners
  if (standing === null) return <State tone="warn">{words.none}</State>
  if (standing === 'expired') return <State tone="bad">{words.expired}</State>
  const tone = { accepted: 'ok', watched: 'warn', refused: 'bad' } as const
  return <State tone={tone[standing]}>{words.verdicts[standing]}</State>
}

function StandingForm({ w, id, state }: { w: Speech; id: string; state: FormState }) {
  const words = w.registers.partners
  const form = { w, state }
  return (
    <Card title={words.standing} id="standing">
      <p class="mute">{words.standingHint}</p>
      <Form {...form} id="standing-form" action={paths.registers.partnerStanding(id)} bare>
        <Pair>
          <SelectField
            {...form}
            name="verdict"
            label={words.verdict}
            choices={Object.entries(words.verdicts).map(([value, label]) => ({ value, label }))}
          />
          <DateField {...form} name="until" label={words.until} optional />
        </Pair>
        <TextField {...form} name="reason" label={words.reason} hint={words.reasonHint} optional />
        <p class="actions">
          <Button tone="primary">{words.decide}</Button>
        </p>
      </Form>
    </Card>
  )
}

type NewProps = {
  w: Speech
  id: string
  parties: readonly Choice[]
  state: FormState
}

export function NewPartnerPage({ w, id, parties, state }: NewProps) {
  const words = w.registers.partners
  const form = { w, state }
  return (
    <>
      <PageHead title={words.add} />
      <div class="cols near">
        <Form {...form} id="new-partner" action={paths.registers.partners} hidden={{ id }}>
          <ColleagueField {...form} name="party" label={words.party} hint={words.partyHint} suggestions={parties} />
          <PartnerFields w={w} state={state} />
          <SubmitBar w={w} verb={words.add} cancel={paths.registers.partners} />
        </Form>
      </div>
    </>
  )
}

function PartnerFields({ w, state }: { w: Speech; state: FormState }) {
  const words = w.registers.partners
  const form = { w, state }
  return (
    <>
      <SelectField
        {...form}
        name="role"
        label={words.role}
        choices={Object.entries(words.roles).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...form} name="nda" label={words.nda} hint={words.ndaHint} inputmode="numeric" optional />
      <Pair>
        <TextField {...form} name="certificate" label={words.certificate} optional />
        <DateField {...form} name="certifiedUntil" label={words.certifiedUntil} optional />
      </Pair>
      <Pair>
        <TextField {...form} name="contract" label={words.contract} optional />
        <DateField {...form} name="contractUntil" label={words.contractUntil} optional />
      </Pair>
      <AreaField {...form} name="followed" label={words.followed} hint={words.followedHint} optional />
      <DateField {...form} name="reviewOn" label={words.reviewOn} />
    </>
  )
}
