import { addDays } from '#domain/organisations/clock.ts'
import type { TicketKind } from '#domain/quality/tickets/kinds.ts'
import {
  acknowledge,
  checkTicket,
  closeTicket,
  decideAction,
  findCause,
  reopenTicket,
} from '#domain/quality/tickets/steps.ts'
import {
  AcknowledgementInput,
  ActionInput,
  CauseInput,
  CheckInput,
  TicketClosureInput,
  TicketReopeningInput,
} from '#domain/quality/tickets/ticket.ts'
import type { Context } from '#http/context.ts'
import { type Refusal, readForm, withRefusal } from '#http/form.ts'
import { gone, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosen, knownAs, typedIn, unclear } from '#routes/registers/colleague-choice.ts'
import type { StepStates } from '#views/improvement/next-step.tsx'
import type { FormState } from '#views/ui/form.tsx'
import { loadTicket, showTicket, type TicketScreen, todayOf } from './ticket-screen.tsx'

const cost = { rows: 220 }

/** What is done about a ticket, step by step: each refused form comes back in its place on the ticket's page. */
export const ticketSteps = room(paths.improvement.all, { staff: 'registers.edit' })

  .post(
    '/:id/acknowledgement',
    async (c) => {
      const screen = await loadTicket(c)
      const form = await readForm(c, AcknowledgementInput)
      if (!form.ok) return stay(c, screen, 'acknowledge', form.state)
      const outcome = await acknowledge(c.var.scope, screen.ticket, form.value.reply, todayOf(c), [])
      return answer(c, screen, 'acknowledge', form.state, outcome, c.var.w.improvement.acknowledge.done)
    },
    cost,
  )

  .post(
    '/:id/causes',
    async (c) => {
      const screen = await loadTicket(c)
      const form = await readForm(c, CauseInput)
      if (!form.ok) return stay(c, screen, 'cause', form.state)
      const outcome = await findCause(c.var.scope, screen.ticket, form.value, [])
      return answer(c, screen, 'cause', form.state, outcome, c.var.w.improvement.cause.done)
    },
    cost,
  )

  .post(
    '/:id/actions',
    async (c) => {
      const typed = await typedIn(c, 'owner')
      const screen = await loadTicket(c, c.req.param('id'), typed)
      const { ticket, found } = screen
      const form = await readForm(c, ActionInput)
      if (!form.ok) return stay(c, screen, 'action', form.state)
      const owner = chosen(typed, found, knownAs(ticket.ownerId, ticket.ownerName))
      if ('refusal' in owner) return stay(c, screen, 'action', unclear(c, form.state, 'owner', owner.refusal))
      const outcome = await decideAction(c.var.scope, ticket, form.value, owner.one?.id ?? null, [])
      return answer(c, screen, 'action', form.state, outcome, c.var.w.improvement.action.done)
    },
    cost,
  )

  .post(
    '/:id/closure',
    async (c) => {
      const screen = await loadTicket(c)
      const form = await readForm(c, TicketClosureInput)
      if (!form.ok) return stay(c, screen, 'close', form.state)
      const outcome = await closeTicket(c.var.scope, screen.ticket, form.value, todayOf(c), [])
      return answer(c, screen, 'close', form.state, outcome, c.var.w.improvement.closure.done)
    },
    cost,
  )

  .post(
    '/:id/check',
    async (c) => {
      const screen = await loadTicket(c)
      const form = await readForm(c, CheckInput)
      if (!form.ok) return stay(c, screen, 'check', form.state)
      const days = { today: todayOf(c), dueOn: nextDue(c, screen) }
      const outcome = await checkTicket(c.var.scope, screen.ticket, form.value, days, [])
      const { effective, ineffective } = c.var.w.improvement.check
      const said = form.value.effective === 'yes' ? effective : ineffective
      return answer(c, screen, 'check', form.state, outcome, said)
    },
    cost,
  )

  .post(
    '/:id/reopening',
    async (c) => {
      const screen = await loadTicket(c)
      const form = await readForm(c, TicketReopeningInput)
      if (!form.ok) {
        return stay(c, screen, 'reopen', { ...form.state, problem: form.state.errors.reason })
      }
      const outcome = await reopenTicket(c.var.scope, screen.ticket, form.value.reason, nextDue(c, screen), [])
      return answer(c, screen, 'reopen', form.state, outcome, c.var.w.improvement.reopening.done)
    },
    cost,
  )

type Step = keyof StepStates

export const stay = (c: Context, screen: TicketScreen, step: Step, state: FormState, status?: 409) =>
  refused(c, screen.ticket.title, showTicket(c, screen, { [step]: state }), status)

/** Sent twice, it was done the first time: that is what the page shows. */
export function answer(
  c: Context,
  screen: TicketScreen,
  step: Step,
  state: FormState,
  outcome: { ok: true } | { ok: false; refusal: Refusal },
  said: string,
) {
  if (!outcome.ok && outcome.refusal !== 'taken') {
    return stay(c, screen, step, withRefusal(c, state, outcome.refusal), 409)
  }
  return gone(c, paths.improvement.one(screen.ticket.id), { text: said })
}

/** As long again as a ticket of its kind has. */
const nextDue = (c: Context, { ticket, targets }: TicketScreen): string =>
  addDays(todayOf(c), targets[ticket.kind as TicketKind].answer)
