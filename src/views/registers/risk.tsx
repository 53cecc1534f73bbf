import type { RiskRow } from '#db/quality/registers-risks.ts'
import type { Gravity } from '#domain/quality/registers/risk.ts'
import { paths } from '#paths.ts'
import type { Entry as Happened } from '#views/events/history.tsx'
import { Button, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { Badge } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ColleagueField } from './colleagues.tsx'
import { EntryPage } from './entry.tsx'

type RiskProps = {
  w: Speech
  risk: RiskRow
  gravity: Gravity
  colleagues: readonly Choice[]
  history: readonly Happened[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

export function RiskPage({ w, risk, gravity, colleagues, history, allHistory, mayEdit, state }: RiskProps) {
  const words = w.registers.risks
  const degrees = (of: Readonly<Record<number, string>>, value: number) => of[value] ?? ''
  return (
    <EntryPage
      w={w}
      title={risk.title}
      state={
        risk.closedAt === null ? (
          <GravityBadge w={w} gravity={gravity} />
        ) : (
          <Badge icon="lock">{words.isClosed(w.format.shortDay(risk.closedAt))}</Badge>
        )
      }
      problem={state.problem}
      facts={[
        [words.cause, risk.cause],
        [words.likelihood, degrees(words.likelihoods, risk.likelihood)],
        [words.severity, degrees(words.severities, risk.severity)],
        [words.measure, risk.measure],
        [words.owner, risk.owner ?? ''],
        [words.reviewOn, w.format.longDate(risk.sortKey)],
        [words.reason, risk.closedReason ?? ''],
      ]}
      actions={mayEdit && <Actions w={w} risk={risk} />}
      history={history}
      allHistory={allHistory}
    >
      {mayEdit && risk.closedAt === null && (
        <Card title={w.registers.change} id="change">
          <Form
            w={w}
            state={{ ...state, problem: undefined }}
            id="risk-form"
            action={paths.registers.risk(risk.id)}
            hidden={{ version: [state.values.version ?? String(risk.version)].flat()[0] ?? '' }}
            bare
          >
            <RiskFields w={w} colleagues={colleagues} state={state} />
            <p class="actions">
              <Button tone="primary">{words.review}</Button>
            </p>
          </Form>
        </Card>
      )}
      {mayEdit && risk.closedAt === null && (
        <Confirm
          w={w}
          id="close-risk"
          title={words.closeTitle}
          action={paths.registers.riskClosure(risk.id)}
          verb={words.closeVerb}
          keep={words.keep}
        >
          <p>{words.closeFollows}</p>
          <TextField w={w} state={{ ...state, problem: undefined }} name="reason" label={words.reason} />
        </Confirm>
      )}
    </EntryPage>
  )
}

export function GravityBadge({ w, gravity }: { w: Speech; gravity: Gravity }) {
  const tone = { low: 'ok', middle: 'warn', high: 'bad' } as const
  return <Badge tone={tone[gravity]}>{w.registers.risks.gravity[gravity]}</Badge>
}

function Actions({ w, risk }: { w: Speech; risk: RiskRow }) {
  const words = w.registers.risks
  return risk.closedAt === null ? (
    <Button opens="close-risk">{words.close}</Button>
  ) : (
    <PostButton action={paths.registers.riskReopening(risk.id)}>{words.reopen}</PostButton>
  )
}

type NewProps = { w: Speech; id: string; colleagues: readonly Choice[]; state: FormState }

export function NewRiskPage({ w, id, colleagues, state }: NewProps) {
  const words = w.registers.risks
  return (
    <>
      <PageHead title={words.add} />
      <div class="cols near">
        <Form
          w={w}
          state={state}
          id="new-risk"
          action={paths.registers.risks}
          draft={paths.registers.risks}
          hidden={{ id }}
        >
          <RiskFields w={w} colleagues={colleagues} state={state} />
          <SubmitBar w={w} verb={words.add} cancel={paths.registers.risks} />
        </Form>
      </div>
    </>
  )
}

function RiskFields({ w, colleagues, state }: Omit<NewProps, 'id'>) {
  const words = w.registers.risks
  const form = { w, state }
  const degrees = (of: Readonly<Record<number, string>>) =>
    Object.entries(of).map(([value, label]) => ({ value, label: `${value}. ${label}` }))
  return (
    <>
      <TextField {...form} name="title" label={words.name} />
      <AreaField {...form} name="cause" label={words.cause} rows={2} optional />
      <Pair>
        <SelectField {...form} name="likelihood" label={words.likelihood} choices={degrees(words.likelihoods)} />
        <SelectField {...form} name="severity" label={words.severity} choices={degrees(words.severities)} />
      </Pair>
      <AreaField {...form} name="measure" label={words.measure} hint={words.measureHint} optional />
      <Pair>
        <ColleagueField {...form} name="owner" label={words.owner} suggestions={colleagues} optional />
        <DateField {...form} name="reviewOn" label={words.reviewOn} />
      </Pair>
    </>
  )
}
