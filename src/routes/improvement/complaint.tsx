import { selectTargets } from '#db/quality/tickets-targets.ts'
import { commit } from '#domain/events/commit.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { acknowledging } from '#domain/quality/tickets/steps.ts'
import { deadlinesOf, readTargets } from '#domain/quality/tickets/targets.ts'
import { PublicComplaint } from '#domain/quality/tickets/ticket.ts'
import { openTicket } from '#domain/quality/tickets/tickets.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { room } from '#http/room.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { ComplaintPage, ComplaintThanksPage } from '#views/improvement/complaint.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** Anybody complains here, and reads at once by mail that they were read. */
export const complaint = room('/o/:organisation/complaint', { public: true })

  .get('/', async (c) => {
    const visit = await load(c)
    return show(c, visit, { values: { id: visit.scope.ids.next() }, errors: {} })
  })

  .get('/thanks', async (c) => {
    const { office } = await load(c)
    const { w } = c.var
    const organisation = { id: office.organisationId, name: office.name }
    return portal(c, office, w.improvement.complaint.thanks, <ComplaintThanksPage w={w} organisation={organisation} />)
  })

  .post(
    '/',
    async (c) => {
      const visit = await load(c)
      const { scope, office, targets } = visit
      const form = await readForm(c, PublicComplaint)
      if (!form.ok) return show(c, visit, form.state, 422)
      const thanks = () => c.redirect(paths.portal.complained(office.organisationId), 303)
      const { fax, ...said } = form.value
      // A program has filled what nobody sees: it is thanked, and nothing is kept.
      if (fax !== '') return thanks()
      const attempt = await askAttempt(c, `complaint ${office.organisationId} ${said.email}`, undefined)
      if (!attempt.allowed) return show(c, visit, tooManyAttempts(c, form.state, attempt.retryAfter), 422)

      const { w } = c.var
      const today = dayOf(scope.clock.now(), office.timeZone)
      const ticket = {
        ...said,
        kind: 'complaint' as const,
        source: 'public' as const,
        language: w.language,
        receivedOn: today,
        ...deadlinesOf(targets, 'complaint', today, true),
      }
      const reply = w.improvement.acknowledge.proposal
      const outcome = await commit(scope, [
        ...openTicket(scope, ticket),
        ...acknowledging(scope, { ...ticket, siteId: null }, reply, today),
      ])
      // The first answer was lost on its way: the ticket is open.
      if (!outcome.ok && outcome.refusal !== 'taken') {
        return show(c, visit, withRefusal(c, form.state, outcome.refusal), 422)
      }
      return thanks()
    },
    { rows: 60 },
  )

async function load(c: Context) {
  const { scope, office, answers } = await visitOrganisation(c, (there) => [selectTargets(there)])
  const [[known]] = answers
  return { scope, office, targets: readTargets(known?.targets) }
}

type Visit = Awaited<ReturnType<typeof load>>

function show(c: Context, { office, targets }: Visit, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const { title } = w.improvement.complaint
  return portal(
    c,
    office,
    status === 200 ? title : w.ui.errorTitle(title),
    <ComplaintPage
      w={w}
      organisation={{ id: office.organisationId, name: office.name }}
      state={state}
      days={targets.complaint.answer}
    />,
    { status, description: title },
  )
}
