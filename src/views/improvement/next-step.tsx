import type { TicketRow } from '#db/quality/tickets.ts'
import type { ActionRow, CauseRow } from '#db/quality/tickets-steps.ts'
import type { CauseFamily } from '#domain/quality/tickets/kinds.ts'
import type { NextStep } from '#domain/quality/tickets/ticket.ts'
import { paths } from '#paths.ts'
import { ColleagueField } from '#views/registers/colleagues.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { RadioCards } from '#views/ui/check-fields.tsx'
import type { Choice } from '#views/ui/field.tsx'
import { FileField } from '#views/ui/file-field.tsx'
import { Form, type FormState, Pair } from '#views/ui/form.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { AreaField, TextField } from '#views/ui/text-fields.tsx'
import { DateField } from '#views/ui/time-fields.tsx'
import type { Speech } from '#words/words.ts'

/** One for each form of the page: fields of two forms may share a name. */
export type StepStates = Readonly<Record<Exclude<NextStep, 'nothing'> | 'reopen', FormState>>

export type NextStepProps = {
  w: Speech
  ticket: TicketRow
  causes: readonly CauseRow[]
  actions: readonly ActionRow[]
  colleagues: readonly Choice[]
  families: readonly CauseFamily[]
  next: NextStep
  states: StepStates
  /** Said above the forms when a step was refused as a whole. */
  problem: string | undefined
  today: string
}

/** The one thing to do next, ready to be done. */
export function NextStepPart(props: NextStepProps) {
  const { w, next, problem } = props
  const Content = forms[next]
  return (
    <>
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {Content && (
        <Card title={w.improvement.next} id="next">
          <Content {...props} />
        </Card>
      )}
    </>
  )
}

function Acknowledge({ w, ticket, states }: NextStepProps) {
  const words = w.improvement.acknowledge
  return (
    <Form w={w} action={paths.improvement.acknowledgement(ticket.id)} state={states.acknowledge} bare>
      <AreaField
        w={w}
        state={states.acknowledge}
        name="reply"
        label={words.reply}
        hint={ticket.email ? words.mailed(ticket.email) : words.unmailed}
        rows={4}
      />
      <Verb>{words.verb}</Verb>
    </Form>
  )
}

export function Cause({ w, ticket, states, families }: NextStepProps) {
  const words = w.improvement.cause
  const state = states.cause
  return (
    <Form w={w} action={paths.improvement.causes(ticket.id)} state={state} hidden={idOf(state)} bare>
      <AreaField w={w} state={state} name="text" label={words.text} rows={3} />
      <SelectField
        w={w}
        state={state}
        name="family"
        label={words.family}
        choices={families.map((family) => ({ value: family, label: words.families[family] }))}
        none={w.ui.choose}
      />
      <Verb>{words.verb}</Verb>
    </Form>
  )
}

export function Action({ w, ticket, states, colleagues }: NextStepProps) {
  const words = w.improvement.action
  const state = states.action
  return (
    <Form w={w} action={paths.improvement.actions(ticket.id)} state={state} hidden={idOf(state)} bare>
      <TextField w={w} state={state} name="what" label={words.what} />
      <Pair>
        <ColleagueField
          w={w}
          state={state}
          name="owner"
          label={w.improvement.owner}
          suggestions={colleagues}
          optional
        />
        <DateField w={w} state={state} name="dueOn" label={words.dueOn} />
      </Pair>
      <Verb>{words.verb}</Verb>
    </Form>
  )
}

/** The action that is due first. */
function Done({ w, actions, states, today }: NextStepProps) {
  const words = w.improvement.end
  const state = states.done
  const action = actions.find(({ doneOn }) => doneOn === null)
  if (!action) return null
  return (
    <Form w={w} action={paths.improvement.actionEnd(action.id)} state={state} upload bare>
      <p>
        <strong>{action.what}</strong>
      </p>
      <AreaField w={w} state={state} name="word" label={words.word} rows={3} />
      <DateField w={w} state={state} name="doneOn" label={words.doneOn} max={today} />
      <FileField w={w} state={state} name="file" label={words.file} hint={words.fileHint} optional />
      <Verb>{words.verb}</Verb>
    </Form>
  )
}

export function Close({ w, ticket, states }: NextStepProps) {
  const words = w.improvement.closure
  const state = states.close
  return (
    <Form w={w} action={paths.improvement.closure(ticket.id)} state={state} bare>
      <AreaField
        w={w}
        state={state}
        name="word"
        label={words.word}
        hint={ticket.email ? w.improvement.acknowledge.mailed(ticket.email) : words.wordHint}
        rows={4}
      />
      <DateField w={w} state={state} name="checkOn" label={words.checkOn} hint={words.checkHint} optional />
      <Verb>{words.verb}</Verb>
    </Form>
  )
}

function Check({ w, ticket, states }: NextStepProps) {
  const words = w.improvement.check
  const state = states.check
  return (
    <Form w={w} action={paths.improvement.check(ticket.id)} state={state} bare>
      <RadioCards
        w={w}
        state={state}
        name="effective"
        label={words.question}
        choices={[
          { value: 'yes', label: words.yes, hint: words.yesHint },
          { value: 'no', label: words.no, hint: words.noHint },
        ]}
      />
      <AreaField w={w} state={state} name="word" label={words.word} rows={3} />
      <Verb>{words.verb}</Verb>
    </Form>
  )
}

/** Nothing is sent by a bar of its own: the form is part of a card. */
const Verb = ({ children }: { children: string }) => (
  <div>
    <Button tone="primary">{children}</Button>
  </div>
)

const forms = {
  acknowledge: Acknowledge,
  cause: Cause,
  action: Action,
  done: Done,
  close: Close,
  check: Check,
  nothing: null,
} as const

const idOf = ({ values }: FormState) => ({ id: [values.id].flat()[0] })
