import { ticketOfAction } from '#db/quality/tickets-steps.ts'
import { finishAction } from '#domain/quality/tickets/steps.ts'
import { ActionEndInput } from '#domain/quality/tickets/ticket.ts'
import { dismiss, receiveForm } from '#http/arrivals.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { answer, stay } from './steps.tsx'
import { loadTicket } from './ticket-screen.tsx'

/** An action is done: a word says how, a file may show it. */
export const actionEnds = room('/improvement/actions', { staff: 'registers.edit' }).post(
  '/:id/end',
  async (c) => {
    const id = c.req.param('id') ?? ''
    const screen = await loadTicket(c, ticketOfAction(c.var.scope, id))
    const action = screen.actions.find((each) => each.id === id)
    if (!action) throw new NotThere()
    const form = await receiveForm(c, ActionEndInput, c.var.w.improvement.end.fileRefused)
    if (!form.ok) return stay(c, screen, 'done', form.state)
    const { file } = form
    const outcome = await finishAction(c.var.scope, screen.ticket, action, form.value, file, [])
    if (!outcome.ok) await dismiss(c, file ? [file] : [])
    return answer(c, screen, 'done', form.state, outcome, c.var.w.improvement.end.done)
  },
  { rows: 260 },
)
