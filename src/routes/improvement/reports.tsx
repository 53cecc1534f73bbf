import { read } from '#db/database.ts'
import { selectMeasures, selectReport, selectReports } from '#db/quality/tickets-reports.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import {
  MeasureInput,
  ReportClosureInput,
  ReportInput,
  referenceOf,
  reportKinds,
} from '#domain/quality/tickets/report.ts'
import { closeReport, fileReport, readReport, takeMeasure } from '#domain/quality/tickets/reports.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ReportFormPage, ReportThanksPage } from '#views/improvement/report-form.tsx'
import { ReportPage, ReportsPage } from '#views/improvement/reports.tsx'
import type { FormState } from '#views/ui/form.tsx'

const most = 100

/** Anybody who may enter may say that something grave has happened. */
export const reportForms = room(paths.improvement.reports.all, { staff: 'desk.read' })

  .get('/new', async (c) => {
    await read(c.var.scope)
    return page(c, c.var.w.improvement.reports.title, form(c, { values: { id: c.var.scope.ids.next() }, errors: {} }))
  })

  .get('/thanks', async (c) => {
    await read(c.var.scope)
    const { w } = c.var
    return page(c, w.improvement.reports.thanks, <ReportThanksPage w={w} reference={askedReference(c)} />)
  })

  .post('/', async (c) => {
    await read(c.var.scope)
    const { w, scope } = c.var
    const filled = await readForm(c, ReportInput)
    if (!filled.ok) return refused(c, w.improvement.reports.title, form(c, filled.state))
    const outcome = await fileReport(scope, filled.value, 'office', todayOf(c))
    if (!outcome.ok && outcome.refusal !== 'taken') {
      return refused(c, w.improvement.reports.title, form(c, withRefusal(c, filled.state, outcome.refusal)), 409)
    }
    return gone(c, paths.improvement.reports.thanks(referenceOf(filled.value.id)))
  })

/** Read by very few, each time with a trace. */
export const reports = room(paths.improvement.reports.all, { staff: 'reports.read' })

  .get(
    '/',
    async (c) => {
      const [rows] = await read(c.var.scope, selectReports(c.var.scope, most))
      const { w } = c.var
      const listed = rows.map((row) => ({ ...row, reference: referenceOf(row.id) }))
      return page(c, w.improvement.reports.register, <ReportsPage w={w} reports={listed} />)
    },
    { rows: 60 },
  )

  .post('/:id/reading', async (c) => {
    const screen = await load(c)
    await readReport(c.var.scope, screen.report.id, [])
    return page(c, titleOf(c, screen), shown(c, screen, {}))
  })

  .post('/:id/measures', async (c) => {
    const screen = await load(c)
    const { scope } = c.var
    const filled = await readForm(c, MeasureInput)
    if (!filled.ok) return refused(c, titleOf(c, screen), shown(c, screen, { measure: filled.state }))
    const outcome = await takeMeasure(scope, screen.report, filled.value, todayOf(c), again(c, screen))
    if (outcome.ok) return after(c, outcome.after)
    if (outcome.refusal === 'taken') return page(c, titleOf(c, screen), shown(c, screen, {}))
    const state = withRefusal(c, filled.state, outcome.refusal)
    return refused(c, titleOf(c, screen), shown(c, screen, { measure: state }), 409)
  })

  .post('/:id/closure', async (c) => {
    const screen = await load(c)
    const { scope } = c.var
    const filled = await readForm(c, ReportClosureInput)
    if (!filled.ok) return refused(c, titleOf(c, screen), shown(c, screen, { closure: filled.state }))
    const outcome = await closeReport(scope, screen.report, filled.value.word, todayOf(c), again(c, screen))
    if (outcome.ok) return after(c, outcome.after)
    const state = withRefusal(c, filled.state, outcome.refusal === 'taken' ? 'report_closed' : outcome.refusal)
    return refused(c, titleOf(c, screen), shown(c, screen, { closure: state }), 409)
  })

type Screen = Awaited<ReturnType<typeof load>>

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[report], measures] = await read(scope, selectReport(scope, id), selectMeasures(scope, id))
  if (!report) throw new NotThere()
  return { report, measures }
}

const again = (c: Context, { report }: Screen) =>
  [selectReport(c.var.scope, report.id), selectMeasures(c.var.scope, report.id)] as const

function after(c: Context, [[report], measures]: readonly [readonly Screen['report'][], Screen['measures']]) {
  if (!report) throw new NotThere()
  const screen = { report, measures }
  return page(c, titleOf(c, screen), shown(c, screen, {}), { toast: { text: c.var.w.improvement.reports.saved } })
}

type States = { measure?: FormState; closure?: FormState }

function shown(c: Context, { report, measures }: Screen, states: States) {
  const fresh: FormState = { values: { id: c.var.scope.ids.next() }, errors: {} }
  return (
    <ReportPage
      w={c.var.w}
      report={{ ...report, reference: referenceOf(report.id) }}
      measures={measures}
      states={{
        measure: { ...(states.measure ?? fresh), prefix: 'measure' },
        closure: { ...(states.closure ?? { values: {}, errors: {} }), prefix: 'closure' },
      }}
      problem={states.measure?.problem ?? states.closure?.problem}
    />
  )
}

const titleOf = (c: Context, { report }: Screen): string =>
  c.var.w.improvement.reports.reference(referenceOf(report.id))

const todayOf = (c: Context): string => dayOf(c.var.scope.clock.now(), c.var.visit.person?.timeZone)

const form = (c: Context, state: FormState) => (
  <ReportFormPage w={c.var.w} state={state} action={paths.improvement.reports.all} kinds={reportKinds} />
)

const askedReference = (c: Context): string => /^[0-9A-Z]{6}$/.exec(c.req.query('reference') ?? '')?.[0] ?? ''
