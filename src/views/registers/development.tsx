import type { DevelopmentRow } from '#db/quality/registers-developments.ts'
import { paths } from '#paths.ts'
import type { Entry as Happened } from '#views/events/history.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ColleagueField } from './colleagues.tsx'
import { EntryPage } from './entry.tsx'

type DevelopmentProps = {
  w: Speech
  development: DevelopmentRow
  history: readonly Happened[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

export function DevelopmentPage({ w, development, history, allHistory, mayEdit, state }: DevelopmentProps) {
  const words = w.registers.development
  const { name, need, training, sortKey, doneOn, outcome, holdingId } = development
  return (
    <EntryPage
      w={w}
      title={training}
      state={<DoneState w={w} doneOn={doneOn} />}
      problem={state.problem}
      facts={[
        [words.person, name],
        [words.need, need],
        [words.plannedOn, w.format.longDate(sortKey)],
        [words.doneOn, doneOn && w.format.longDate(doneOn)],
        [words.outcome, outcome],
      ]}
      actions={
        holdingId && (
          <LinkButton icon="file-text" href={paths.files.content(holdingId)}>
            {w.registers.openFile}
          </LinkButton>
        )
      }
      history={history}
      allHistory={allHistory}
    >
      {mayEdit && doneOn === '' && <RecordForm w={w} development={development} state={state} />}
    </EntryPage>
  )
}

export function DoneState({ w, doneOn }: { w: Speech; doneOn: string }) {
  const words = w.registers.development
  return doneOn === '' ? <State icon="circle-dashed">{words.toCome}</State> : <State tone="ok">{words.done}</State>
}

function RecordForm({ w, development, state }: Pick<DevelopmentProps, 'w' | 'development' | 'state'>) {
  const words = w.registers.development
  const form = { w, state: { ...state, problem: undefined } }
  const version = [state.values.version ?? String(development.version)].flat()[0] ?? ''
  return (
    <Card title={words.recordTitle} id="record">
      <Form {...form} id="record-form" action={paths.registers.record(development.id)} hidden={{ version }} upload bare>
        <DateField {...form} name="doneOn" label={words.doneOn} />
        <AreaField {...form} name="outcome" label={words.outcome} hint={words.outcomeHint} optional />
        <FileField {...form} name="file" label={w.registers.files} hint={w.registers.fileHint} optional />
        <p class="actions">
          <Button tone="primary">{words.record}</Button>
        </p>
      </Form>
    </Card>
  )
}

type NewProps = { w: Speech; id: string; colleagues: readonly Choice[]; state: FormState }

export function NewDevelopmentPage({ w, id, colleagues, state }: NewProps) {
  const words = w.registers.development
  const form = { w, state }
  return (
    <>
      <PageHead title={words.add} />
      <div class="cols near">
        <Form {...form} id="new-development" action={paths.registers.developments} hidden={{ id }}>
          <ColleagueField {...form} name="person" label={words.person} suggestions={colleagues} />
          <TextField {...form} name="need" label={words.need} />
          <TextField {...form} name="training" label={words.training} hint={words.trainingHint} />
          <DateField {...form} name="plannedOn" label={words.plannedOn} />
          <SubmitBar w={w} verb={words.add} cancel={paths.registers.developments} />
        </Form>
      </div>
    </>
  )
}
