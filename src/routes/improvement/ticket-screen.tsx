import type { SQL } from 'drizzle-orm'
import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import { selectTicket } from '#db/quality/tickets.ts'
import { selectAcknowledgement, selectActions, selectCauses, selectClosures } from '#db/quality/tickets-steps.ts'
import { selectTargets } from '#db/quality/tickets-targets.ts'
import type { Scope } from '#db/scope.ts'
import { addDays, dayOf } from '#domain/organisations/clock.ts'
import { causeFamilies } from '#domain/quality/tickets/kinds.ts'
import { proposedCheck, readTargets } from '#domain/quality/tickets/targets.ts'
import { nextStepOf } from '#domain/quality/tickets/ticket.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { suggestionsOf } from '#routes/registers/colleague-choice.ts'
import type { StepStates } from '#views/improvement/next-step.tsx'
import { TicketPage } from '#views/improvement/ticket.tsx'
import type { FormState } from '#views/ui/form.tsx'

export type TicketScreen = Awaited<ReturnType<typeof loadTicket>>

/** A ticket and its whole story, in one trip. */
export async function loadTicket(c: Context, id: string | SQL = c.req.param('id') ?? '', typed = '') {
  const { scope } = c.var
  const [[ticket], found, [acknowledgement], causes, actions, closures, [targets]] = await read(
    scope,
    ...screenOf(scope, id, typed),
  )
  if (!ticket) throw new NotThere()
  return { ticket, found, acknowledgement, causes, actions, closures, targets: readTargets(targets?.targets) }
}

export const todayOf = (c: Context): string => dayOf(c.var.scope.clock.now(), c.var.visit.person?.timeZone)

/** What was refused comes back in its own form; the others are as new. */
export function showTicket(c: Context, screen: TicketScreen, refused: Partial<StepStates> = {}) {
  const { w, may } = c.var
  const { ticket, causes } = screen
  const problem = Object.values(refused).find((state) => state?.problem)?.problem
  const { targets: _, found, ...shown } = screen
  return (
    <TicketPage
      w={w}
      {...shown}
      colleagues={suggestionsOf(found)}
      families={causeFamilies}
      next={nextStepOf(ticket, causes.length)}
      states={statesOf(c, screen, refused)}
      problem={problem}
      today={todayOf(c)}
      mayEdit={may('registers.edit', ticket.siteId ?? undefined)}
    />
  )
}

const screenOf = (scope: Scope, id: string | SQL, typed: string) =>
  [
    selectTicket(scope, id),
    selectColleagues(scope, 'owners', typed),
    selectAcknowledgement(scope, id),
    selectCauses(scope, id),
    selectActions(scope, id),
    selectClosures(scope, id),
    selectTargets(scope),
  ] as const

function statesOf(c: Context, { ticket }: TicketScreen, refused: Partial<StepStates>): StepStates {
  const { w, scope } = c.var
  const today = todayOf(c)
  const fresh: Record<keyof StepStates, FormState['values']> = {
    acknowledge: { reply: w.improvement.acknowledge.proposal },
    cause: { id: scope.ids.next() },
    action: { id: scope.ids.next(), owner: ticket.ownerName ?? '', dueOn: addDays(today, 14) },
    done: { doneOn: today },
    close: { checkOn: proposedCheck(today) },
    check: {},
    reopen: {},
  }
  const states = Object.entries(fresh).map(([name, values]) => {
    const state = refused[name as keyof StepStates] ?? { values, errors: {} }
    return [name, { ...state, problem: undefined, prefix: name }]
  })
  return Object.fromEntries(states) as StepStates
}
