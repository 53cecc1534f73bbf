import * as z from 'zod'
import {
  choice,
  day,
  email,
  line,
  optionalDay,
  optionalEmail,
  optionalLine,
  optionalText,
  version,
} from '#domain/fields.ts'
import { causeFamilies, type Stage, typedKinds } from './kinds.ts'

const id = () => z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' })

/** Typed by somebody of the house. The id is made with the form, so that a form sent twice writes one ticket. */
export const NewTicketInput = z.strictObject({
  id: id(),
  kind: choice(typedKinds),
  title: line(120),
  body: optionalText(),
  receivedOn: day(),
  name: optionalLine(120),
  email: optionalEmail(),
  site: optionalLine(40),
  owner: optionalLine(160),
  session: optionalLine(40),
  /** What somebody wrote in a survey: one ticket for each, however often it is tried. */
  survey: optionalLine(40),
  verbatim: optionalLine(160),
})
export type NewTicketInput = z.output<typeof NewTicketInput>

/** From the public page: `fax` is filled by programs alone. */
export const PublicComplaint = z.strictObject({
  id: id(),
  title: line(120),
  body: optionalText().pipe(z.string().min(1, { error: 'required' })),
  name: line(120),
  email: email(),
  fax: optionalLine(120),
})

export const TicketChange = z.strictObject({
  title: line(120),
  dueOn: day(),
  site: optionalLine(40),
  owner: optionalLine(160),
  version: version(),
})
export type TicketChange = z.output<typeof TicketChange>

export const AcknowledgementInput = z.strictObject({ reply: optionalText(2000) })

export const CauseInput = z.strictObject({ id: id(), family: choice(causeFamilies), text: line(400) })
export type CauseInput = z.output<typeof CauseInput>

export const ActionInput = z.strictObject({ id: id(), what: line(200), owner: optionalLine(160), dueOn: day() })
export type ActionInput = z.output<typeof ActionInput>

export const ActionEndInput = z.strictObject({ word: line(400), doneOn: day() })
export type ActionEndInput = z.output<typeof ActionEndInput>

export const TicketClosureInput = z.strictObject({ word: line(2000), checkOn: optionalDay() })
export type TicketClosureInput = z.output<typeof TicketClosureInput>

export const CheckInput = z.strictObject({ effective: choice(['yes', 'no']), word: line(400) })
export type CheckInput = z.output<typeof CheckInput>

export const TicketReopeningInput = z.strictObject({ reason: line(400) })

type TicketRefusal =
  | 'ticket_acknowledged'
  | 'ticket_shut'
  | 'ticket_open'
  | 'ticket_undone'
  | 'ticket_checked'
  | 'ticket_done_already'

type Standing = { stage: string; actionOn: string }

const isShut = ({ stage }: Pick<Standing, 'stage'>): boolean => stage === 'closed' || stage === 'check'

export const refuseStep = (ticket: Standing): TicketRefusal | null => (isShut(ticket) ? 'ticket_shut' : null)

export function refuseClosing(ticket: Standing): TicketRefusal | null {
  if (isShut(ticket)) return 'ticket_shut'
  return ticket.actionOn === '' ? null : 'ticket_undone'
}

export function refuseCheck({ stage }: Standing): TicketRefusal | null {
  if (stage === 'closed') return 'ticket_checked'
  return stage === 'check' ? null : 'ticket_open'
}

export const refuseReopening = (ticket: Standing): TicketRefusal | null => (isShut(ticket) ? null : 'ticket_open')

export type NextStep = 'acknowledge' | 'cause' | 'action' | 'done' | 'close' | 'check' | 'nothing'

/** The one thing to do next. */
export function nextStepOf({ stage, actionOn }: Standing, causes: number): NextStep {
  if (stage === 'under_way') return actionOn === '' ? 'close' : 'done'
  if (stage === 'look_into') return causes === 0 ? 'cause' : 'action'
  return stage === 'closed' ? 'nothing' : (stage as Extract<Stage, 'acknowledge' | 'check'>)
}
