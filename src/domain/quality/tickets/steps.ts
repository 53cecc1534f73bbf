import type { Statements } from '#db/database.ts'
import { postponeTicket, updateTicket } from '#db/quality/tickets.ts'
import {
  insertAcknowledgement,
  insertAction,
  insertActionEnd,
  insertCause,
  insertCheck,
  insertClosure,
  insertReopening,
} from '#db/quality/tickets-steps.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import {
  type ActionEndInput,
  type ActionInput,
  type CauseInput,
  type CheckInput,
  refuseCheck,
  refuseClosing,
  refuseReopening,
  refuseStep,
  type TicketChange,
  type TicketClosureInput,
} from './ticket.ts'

type Ticket = {
  id: string
  kind: string
  title: string
  siteId: string | null
  email: string
  stage: string
  actionOn: string
  closed: number
}

export function changeTicket<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  { version, title, dueOn, site }: TicketChange,
  ownerId: string | null,
  show: T,
) {
  const fields = { title, dueOn, siteId: site || null, ownerId }
  const told = record(scope, 'ticket_changed', ticket.id, { name: title, kind: ticket.kind, dueOn }, fields.siteId)
  return commit(scope, [updateTicket(scope, ticket.id, version, fields), exactlyOne(scope), told], ...show)
}

/** Whoever has said it is told that somebody has read it: by mail when they have left an address. */
export async function acknowledge<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  reply: string,
  today: string,
  show: T,
) {
  if (ticket.stage !== 'acknowledge') return no('ticket_acknowledged')
  return commit(scope, acknowledging(scope, ticket, reply, today), ...show)
}

/** The same, for the batch of whoever opens the ticket and answers at once. */
export const acknowledging = (scope: Scope, ticket: Named & { email: string }, reply: string, today: string) => [
  insertAcknowledgement(scope, { ticketId: ticket.id, reply, mailed: Number(ticket.email !== ''), onDay: today }),
  record(scope, 'ticket_acknowledged', ticket.id, tellOf(ticket), ticket.siteId),
]

export async function findCause<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  { id, family, text }: CauseInput,
  show: T,
) {
  const refusal = refuseStep(ticket)
  if (refusal) return no(refusal)
  const writes = [
    insertCause(scope, { id, ticketId: ticket.id, family, text }),
    record(scope, 'ticket_cause_found', ticket.id, { ...tellOf(ticket), family }, ticket.siteId),
  ]
  return commit(scope, writes, ...show)
}

export async function decideAction<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  { id, what, dueOn }: ActionInput,
  ownerId: string | null,
  show: T,
) {
  const refusal = refuseStep(ticket)
  if (refusal) return no(refusal)
  const row = { id, ticketId: ticket.id, round: 0, what, ownerId, dueOn }
  const writes = [
    insertAction(scope, row),
    exactlyOne(scope),
    record(scope, 'ticket_action_added', ticket.id, { ...tellOf(ticket), what, dueOn }, ticket.siteId),
  ]
  return commit(scope, writes, ...show)
}

type Action = { id: string; what: string; doneAt: number | null }

/** Done, with a word and perhaps what shows it. */
export async function finishAction<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  action: Action,
  { word, doneOn }: ActionEndInput,
  file: Received | undefined,
  show: T,
) {
  if (action.doneAt !== null) return no('ticket_done_already')
  const writes = [
    ...(file ? keeping(scope, { id: file.id, use: 'document', rule: 'proofs', file }) : []),
    insertActionEnd(scope, { actionId: action.id, word, holdingId: file?.id ?? null, onDay: doneOn }),
    record(scope, 'ticket_action_done', ticket.id, { ...tellOf(ticket), what: action.what }, ticket.siteId),
  ]
  return commit(scope, writes, ...show)
}

/** What was answered in the end, and when somebody will look whether it has worked. */
export async function closeTicket<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  { word, checkOn }: TicketClosureInput,
  today: string,
  show: T,
) {
  const refusal = refuseClosing(ticket)
  if (refusal) return no(refusal)
  const mailed = Number(ticket.email !== '')
  const writes = [
    insertClosure(scope, { ticketId: ticket.id, word, mailed, checkOn, onDay: today }),
    exactlyOne(scope),
    record(scope, 'ticket_closed', ticket.id, { ...tellOf(ticket), checkOn, round: ticket.closed + 1 }, ticket.siteId),
  ]
  return commit(scope, writes, ...show)
}

/** It has worked, or it opens again with another day to be answered by. */
export async function checkTicket<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  { effective, word }: CheckInput,
  { today, dueOn }: { today: string; dueOn: string },
  show: T,
) {
  const refusal = refuseCheck(ticket)
  if (refusal) return no(refusal)
  const worked = effective === 'yes'
  const { id, closed: round } = ticket
  const writes = [
    insertCheck(scope, { ticketId: id, round, effective: Number(worked), word, onDay: today }),
    record(scope, 'ticket_checked', id, { ...tellOf(ticket), effective: worked }, ticket.siteId),
    ...(worked ? [] : reopening(scope, ticket, word, dueOn)),
  ]
  return commit(scope, writes, ...show)
}

export async function reopenTicket<const T extends Statements>(
  scope: Scope,
  ticket: Ticket,
  reason: string,
  dueOn: string,
  show: T,
) {
  const refusal = refuseReopening(ticket)
  if (refusal) return no(refusal)
  return commit(scope, reopening(scope, ticket, reason, dueOn), ...show)
}

const reopening = (scope: Scope, ticket: Ticket, reason: string, dueOn: string) => [
  insertReopening(scope, { ticketId: ticket.id, round: ticket.closed, reason }),
  postponeTicket(scope, ticket.id, dueOn),
  record(scope, 'ticket_reopened', ticket.id, { ...tellOf(ticket), reason }, ticket.siteId),
]

type Named = { id: string; title: string; kind: string; siteId: string | null }

/** What every event of a ticket says: never what was complained of, nor by whom. */
const tellOf = ({ title, kind }: Pick<Named, 'title' | 'kind'>) => ({ name: title, kind })
