import { read } from '#db/database.ts'
import { enrolmentOfFunding, type FundingRow, selectFunding } from '#db/sessions/fundings.ts'
import { centsOf } from '#domain/fields.ts'
import { FundingChange, FundingInput } from '#domain/sessions/funding.ts'
import { addFunding, changeFunding, removeFunding } from '#domain/sessions/fundings.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { enrolmentAgain, rowsOf, showEnrolment } from './enrolment.tsx'
import { enrolmentScreenOf, enrolmentShown, loadEnrolment } from './enrolment-one.ts'
import { reachOf } from './reach.ts'

export const enrolmentFundings = room('/enrolments/:id/fundings', { staff: 'sessions.edit' }).post(
  '/',
  async (c) => {
    const { screen } = await loadEnrolment(c, 'sessions.edit')
    const { scope, w } = c.var
    const form = await readForm(c, FundingInput)
    if (!form.ok) return enrolmentAgain(c, screen, { funding: form.state })
    const { id = scope.ids.next(), funder, amount, reference, state } = form.value
    if (!screen.funders.some((one) => one.id === funder)) {
      return enrolmentAgain(c, screen, { funding: withRefusal(c, form.state, 'choice', 'funder') })
    }
    const fields = { funderId: funder, amount: centsOf(amount), reference, state }
    const show = enrolmentScreenOf(scope, screen.enrolment.id)
    const outcome = await addFunding(scope, screen.enrolment, id, fields, show)
    // The first answer was lost on its way: it is there.
    const rows = outcome.ok ? outcome.after : outcome.refusal === 'taken' ? rowsOf(screen) : null
    if (!rows) return enrolmentAgain(c, screen, { funding: withRefusal(c, form.state, 'overtaken') })
    return showEnrolment(c, rows, () => w.enrolments.fundingAdded)
  },
  { rows: 520 },
)

export const fundingChanges = room('/fundings', { staff: 'sessions.edit' })

  .post(
    '/:id',
    async (c) => {
      const { funding, screen } = await load(c)
      const { scope, w } = c.var
      const form = await readForm(c, FundingChange)
      if (!form.ok) return enrolmentAgain(c, screen, { funding: form.state })
      const { version, funder, amount, reference, state } = form.value
      if (!screen.funders.some((one) => one.id === funder)) {
        return enrolmentAgain(c, screen, { funding: withRefusal(c, form.state, 'choice', 'funder') })
      }
      const fields = { funderId: funder, amount: centsOf(amount), reference, state }
      const show = enrolmentScreenOf(scope, screen.enrolment.id)
      const outcome = await changeFunding(scope, screen.enrolment, funding, version, fields, show)
      if (!outcome.ok) return enrolmentAgain(c, screen, { funding: withRefusal(c, form.state, outcome.refusal) })
      return showEnrolment(c, outcome.after, () => w.enrolments.fundingSaved)
    },
    { rows: 520 },
  )

  .post(
    '/:id/removal',
    async (c) => {
      const { funding, screen } = await load(c)
      const { scope, w } = c.var
      const outcome = await removeFunding(
        scope,
        screen.enrolment,
        funding,
        enrolmentScreenOf(scope, screen.enrolment.id),
      )
      if (!outcome.ok) return enrolmentAgain(c, screen, { problem: w.refusals[outcome.refusal] })
      return showEnrolment(c, outcome.after, () => w.enrolments.fundingRemoved)
    },
    { rows: 520 },
  )

/** One trip: the funding, and the enrolment that it pays, where this right holds. */
async function load(c: Context): Promise<{ funding: FundingRow; screen: ReturnType<typeof enrolmentShown> }> {
  const scope = reachOf(c, 'sessions.edit')
  const id = c.req.param('id') ?? ''
  const [[funding], ...rows] = await read(
    c.var.scope,
    selectFunding(scope, id),
    ...enrolmentScreenOf(scope, enrolmentOfFunding(scope, id)),
  )
  if (!funding) throw new NotThere()
  return { funding, screen: enrolmentShown(c, rows) }
}
