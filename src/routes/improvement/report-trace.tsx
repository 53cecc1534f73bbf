import { read } from '#db/database.ts'
import { selectMeasureDays, selectReportLine } from '#db/quality/tickets-reports.ts'
import { referenceOf } from '#domain/quality/tickets/report.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ReportTracePage } from '#views/improvement/report-trace.tsx'

/** That a report came and was followed, for whoever checks that it was: nothing of what it says, nor of what was done. */
export const reportTraces = room(paths.improvement.reports.all, { staff: 'quality.read' }).get('/:id', async (c) => {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[report], measures] = await read(scope, selectReportLine(scope, id), selectMeasureDays(scope, id))
  if (!report) throw new NotThere()
  const { w, may } = c.var
  const reference = w.improvement.reports.reference(referenceOf(id))
  return page(
    c,
    reference,
    <ReportTracePage w={w} title={reference} report={report} measures={measures} mayRead={may('reports.read')} />,
  )
})
