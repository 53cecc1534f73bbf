import { ticketOfAction } from '#db/quality/tickets-steps.ts'
import { finishAction } from '#domain/quality/tickets/steps.ts'
import { ActionEndInput } from '#domain/quality/tickets/ticket.ts'
import { uses } from '#edge/files/uses.ts'
import { dismiss, receiveFiles } from '#http/arrivals.ts'
import { checkFields } from '#http/form.ts'
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
    const arrivals = await receiveFiles(c, 'file', uses.document)
    const form = checkFields(c, ActionEndInput, arrivals.fields)
    const [file, ...others] = arrivals.files
    if (!form.ok || arrivals.refused.length > 0) {
      await dismiss(c, arrivals.files)
      const { errors } = form.state
      const more = arrivals.refused.length > 0 ? { ...errors, file: c.var.w.improvement.end.fileRefused } : errors
      return stay(c, screen, 'done', { ...form.state, errors: more })
    }
    await dismiss(c, others)
    const outcome = await finishAction(c.var.scope, screen.ticket, action, form.value, file, [])
    if (!outcome.ok) await dismiss(c, file ? [file] : [])
    return answer(c, screen, 'done', form.state, outcome, c.var.w.improvement.end.done)
  },
  { rows: 260 },
)
