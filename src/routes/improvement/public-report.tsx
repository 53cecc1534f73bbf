import { dayOf } from '#domain/organisations/clock.ts'
import { ReportInput, referenceOf, reportKinds } from '#domain/quality/tickets/report.ts'
import { fileReport } from '#domain/quality/tickets/reports.ts'
import { askAttempt } from '#http/attempts.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { type OrganisationVisit, visitOrganisation } from '#http/organisation-visit.ts'
import { portal } from '#http/portal.tsx'
import { room } from '#http/room.ts'
import { tooManyAttempts } from '#http/waiting.ts'
import { paths } from '#paths.ts'
import { ReportFormPage, ReportThanksPage } from '#views/improvement/report-form.tsx'
import type { FormState } from '#views/ui/form.tsx'

/** Violence, harassment, discrimination, said from outside: no mail leaves, a reference is shown once. */
export const publicReport = room('/o/:organisation/report', { public: true })

  .get('/', async (c) => {
    const visit = await visitOrganisation(c, () => [])
    return show(c, visit, { values: { id: visit.scope.ids.next() }, errors: {} })
  })

  .get('/thanks', async (c) => {
    const { office } = await visitOrganisation(c, () => [])
    const { w } = c.var
    const reference = /^[0-9A-Z]{6}$/.exec(c.req.query('reference') ?? '')?.[0] ?? ''
    return portal(c, office, w.improvement.reports.thanks, <ReportThanksPage w={w} reference={reference} />)
  })

  .post(
    '/',
    async (c) => {
      const visit = await visitOrganisation(c, () => [])
      const { scope, office } = visit
      const form = await readForm(c, ReportInput)
      if (!form.ok) return show(c, visit, form.state, 422)
      const reference = referenceOf(form.value.id)
      const thanks = () => c.redirect(paths.portal.reported(office.organisationId, reference), 303)
      if (form.value.fax !== '') return thanks()
      const attempt = await askAttempt(c, `report ${office.organisationId}`, undefined)
      if (!attempt.allowed) return show(c, visit, tooManyAttempts(c, form.state, attempt.retryAfter), 422)
      const outcome = await fileReport(scope, form.value, 'public', dayOf(scope.clock.now(), office.timeZone))
      if (!outcome.ok && outcome.refusal !== 'taken') {
        return show(c, visit, withRefusal(c, form.state, outcome.refusal), 422)
      }
      return thanks()
    },
    { rows: 60 },
  )

function show(c: Context, { office }: OrganisationVisit<readonly []>, state: FormState, status: 200 | 422 = 200) {
  const { w } = c.var
  const { title } = w.improvement.reports
  const action = paths.portal.report(office.organisationId)
  return portal(
    c,
    office,
    status === 200 ? title : w.ui.errorTitle(title),
    <ReportFormPage w={w} state={state} action={action} kinds={reportKinds} />,
    { status, description: title },
  )
}
