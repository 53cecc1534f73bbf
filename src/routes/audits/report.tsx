import { selectAnyPart, selectParts } from '#db/chores/archive-parts.ts'
import { selectChore } from '#db/chores/chores.ts'
import { batch, read } from '#db/database.ts'
import { type OfficeRow, selectOffice } from '#db/organisations/offices.ts'
import { selectHistory } from '#db/people/history.ts'
import { selectOpenFindings, selectUnliftedMinors } from '#db/quality/audits-findings.ts'
import { selectEvidenceOf } from '#db/quality/audits-report.ts'
import { selectProfile } from '#db/quality/profiles.ts'
import { selectStandings } from '#db/quality/readiness.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { askReport, entriesOfReport, reportSubject } from '#domain/quality/audits/report.ts'
import { AuditReportInput } from '#domain/quality/audits/report-input.ts'
import { monthsAfter } from '#domain/quality/grid/months.ts'
import { criteria } from '#domain/quality/grid/national.ts'
import { everyNumber, gridsOf } from '#domain/quality/grid/own-grids.ts'
import { gridOn } from '#domain/quality/grid/version.ts'
import { auditTypeOf, profileOf } from '#domain/quality/proofs/profile.ts'
import { mostWanted, readinessOf } from '#domain/quality/proofs/readiness.ts'
import { putPart } from '#edge/archive.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { zipOf } from '#edge/zip.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { NotThere, Unreadable } from '#http/refusals.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'
import { gridReads } from '#routes/quality/grid-read.ts'
import { ReportArchivePage, ReportPage } from '#views/audits/report.tsx'
import { type Reported, reportBlocks, reportOptions } from './report-blocks.ts'

const reportsShown = 10
const proofsPrinted = 5
const openShown = 60

/** The state of today, as a paper and as an archive of what proves it. */
export const auditReports = room(paths.audits.reports, { staff: 'quality.read' })

  .get('/', async (c) => {
    const { scope } = c.var
    const [history] = await read(scope, selectHistory(scope, reportSubject, reportsShown))
    const { w, may } = c.var
    const made = history.map(({ body, at }) => ({ chore: choreOf(body), at })).filter(({ chore }) => chore !== '')
    return page(
      c,
      w.audits.report.title,
      <ReportPage w={w} made={made} newId={scope.ids.next()} mayEdit={may('audits.edit')} />,
    )
  })

  .get(
    '/pdf',
    async (c) => {
      const { office, reported } = await load(c)
      const bytes = await printed(c, office, reported)
      tellCost(c)
      return c.body(bytes, 200, serveHeaders('pdf', `${c.var.w.audits.report.title}.pdf`, { inline: true }))
    },
    { rows: 150, deep: 2 },
  )

  .get(
    '/:id',
    async (c) => {
      const { scope } = c.var
      const id = c.req.param('id') ?? ''
      const [[chore], [part], parts] = await read(
        scope,
        selectChore(scope, id),
        selectAnyPart(scope, id),
        selectParts(scope, id),
      )
      if (chore?.kind !== 'audit_report') throw new NotThere()
      const lines = parts.reduce((sum, one) => sum + one.lines, 0)
      const isThere = part !== undefined && chore.how === 'done'
      const title = c.var.w.audits.report.title
      return page(c, title, <ReportArchivePage w={c.var.w} chore={chore} proofs={lines} isThere={isThere} />)
    },
    { rows: 70 },
  )

  .post(
    '/:id/file',
    async (c) => {
      const { scope } = c.var
      const id = c.req.param('id') ?? ''
      const [[chore], parts] = await read(scope, selectChore(scope, id), selectParts(scope, id))
      if (chore?.kind !== 'audit_report') throw new NotThere()
      // It runs still, or it has been erased: its page says which.
      if (chore.how !== 'done' || parts.length === 0) return gone(c, paths.audits.report(id))
      const { w } = c.var
      await commit(scope, [record(scope, 'audit_report_taken', reportSubject, { name: w.format.shortDay(chore.at) })])
      const archive = zipOf(entriesOfReport(scope, c.env.FILES, id, parts))
      const name = `${w.audits.report.title} ${w.format.shortDay(chore.at)}.zip`
      return new Response(archive, { headers: serveHeaders('zip', name) })
    },
    { rows: 110 },
  )

export const auditReportForms = room(paths.audits.reports, { staff: 'audits.edit' }).post(
  '/',
  async (c) => {
    const { office, reported, day } = await load(c)
    const { scope, w } = c.var
    const form = await readForm(c, AuditReportInput)
    if (!form.ok) throw new Unreadable(400)
    const { id } = form.value
    const bytes = await printed(c, office, reported)
    const pdf = await putPart(c.env.FILES, scope.organisationId, id, bytes)
    const indicators = reported.evidence.map(({ indicator }) => indicator)
    const name = w.format.date(day)
    // Asked twice, or the first answer was lost on its way: it is one archive.
    await askReport(scope, id, { name, from: monthsAfter(day, -12), indicators, pdf })
    return gone(c, paths.audits.report(id), { text: w.audits.report.begun })
  },
  { rows: 700, deep: 3 },
)

/** Two trips: what stands for each indicator, then the latest proofs of those that concern the activity. */
async function load(c: Context): Promise<{ office: OfficeRow; reported: Reported; day: string }> {
  const { scope } = c.var
  const day = dayOf(scope.clock.now())
  const [[office], [profile], standings, open, minors, ...grids] = await read(
    scope,
    selectOffice(scope),
    selectProfile(scope),
    selectStandings(scope, everyNumber, day, mostWanted),
    selectOpenFindings(scope, openShown),
    selectUnliftedMinors(scope),
    ...gridReads(scope),
  )
  if (!office) throw new NotThere()
  const grid = gridOn(gridsOf(...grids), day)
  const unlifted = minors.map(({ indicator }) => indicator)
  const readiness = readinessOf(grid, profileOf(profile), standings, auditTypeOf(profile?.auditType), unlifted)
  const asked = readiness.lines
    .filter(({ state }) => state !== 'not_applicable')
    .map(({ indicator }) => indicator.number)
  return {
    office,
    reported: { grid, criteria, day, readiness, findings: open, evidence: await evidence(scope, asked, day) },
    day,
  }
}

async function evidence(scope: Scope, indicators: readonly number[], day: string): Promise<Reported['evidence']> {
  const from = monthsAfter(day, -12)
  const found = await batch(
    scope.db,
    indicators.map((indicator) => selectEvidenceOf(scope, indicator, from, proofsPrinted)),
  )
  return indicators.map((indicator, at) => ({ indicator, proofs: found[at] ?? [] }))
}

async function printed(c: Context, office: OfficeRow, reported: Reported) {
  const { w, scope } = c.var
  const { renderPdf } = await import('#edge/pdf/render.ts')
  return renderPdf(reportBlocks(w, reported), reportOptions(w, office, scope.clock.now()))
}

function choreOf(body: string): string {
  const { chore } = JSON.parse(body || '{}') as { chore?: unknown }
  return typeof chore === 'string' ? chore : ''
}
