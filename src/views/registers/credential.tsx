import type { CredentialRow } from '#db/quality/registers-credentials.ts'
import { paths } from '#paths.ts'
import type { Entry as Happened } from '#views/events/history.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { State } from '#views/ui/state.tsx'
import { SubmitBar } from '#views/ui/submit-bar.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'
import { ColleagueField } from './colleagues.tsx'
import { EntryPage } from './entry.tsx'

type CredentialProps = {
  w: Speech
  credential: CredentialRow
  kind: string
  today: string
  history: readonly Happened[]
  allHistory: string | undefined
  mayEdit: boolean
  state: FormState
}

/** A piece of a trainer's file, and where the next one is given. */
export function CredentialPage({ w, credential, kind, today, history, allHistory, mayEdit, state }: CredentialProps) {
  const words = w.registers.credential
  const { name, title, givenOn, sortKey, holdingId } = credential
  return (
    <EntryPage
      w={w}
      title={title}
      state={<CredentialState w={w} givenOn={givenOn} isLate={sortKey < today} />}
      problem={state.problem}
      facts={[
        [words.person, name],
        [words.kind, kind],
        [words.givenOn, givenOn && w.format.longDate(givenOn)],
        [words.renewOn, w.format.longDate(sortKey)],
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
      {mayEdit && <RenewalForm w={w} credential={credential} state={state} />}
    </EntryPage>
  )
}

export function CredentialState({ w, givenOn, isLate }: { w: Speech; givenOn: string; isLate: boolean }) {
  const words = w.registers.credential
  if (givenOn === '') return <State icon="circle-dashed">{words.awaited}</State>
  return isLate ? <State tone="bad">{words.stale}</State> : <State tone="ok">{words.current}</State>
}

function RenewalForm({ w, credential, state }: Pick<CredentialProps, 'w' | 'credential' | 'state'>) {
  const words = w.registers.credential
  const form = { w, state: { ...state, problem: undefined } }
  const version = [state.values.version ?? String(credential.version)].flat()[0] ?? ''
  return (
    <Card title={words.renewTitle} id="renewal">
      <Form
        {...form}
        id="renewal-form"
        action={paths.registers.renewal(credential.id)}
        hidden={{ version }}
        upload
        bare
      >
        <Pair>
          <DateField {...form} name="givenOn" label={words.givenOn} />
          <DateField {...form} name="renewOn" label={words.renewOn} />
        </Pair>
        <FileField {...form} name="file" label={w.registers.files} hint={w.registers.fileHint} optional />
        <p class="actions">
          <Button tone="primary">{words.renew}</Button>
        </p>
      </Form>
    </Card>
  )
}

type NewProps = {
  w: Speech
  id: string
  kinds: readonly Choice[]
  colleagues: readonly Choice[]
  state: FormState
}

export function NewCredentialPage({ w, id, kinds, colleagues, state }: NewProps) {
  const words = w.registers.credential
  const form = { w, state }
  return (
    <>
      <PageHead title={words.add} />
      <div class="cols near">
        <Form {...form} id="new-credential" action={paths.registers.credentials} hidden={{ id }}>
          <ColleagueField {...form} name="person" label={words.person} suggestions={colleagues} />
          <SelectField {...form} name="kind" label={words.kind} choices={kinds} />
          <TextField {...form} name="title" label={words.name} hint={words.nameHint} />
          <DateField {...form} name="renewOn" label={words.renewOn} />
          <SubmitBar w={w} verb={words.add} cancel={paths.registers.credentials} />
        </Form>
      </div>
    </>
  )
}
