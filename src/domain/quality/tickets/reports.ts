import type { Statements } from '#db/database.ts'
import { insertMeasure, insertReport, insertReportClosure } from '#db/quality/tickets-reports.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { MeasureInput, ReportInput } from './report.ts'

/** Its event says that an entry has come, and neither what it says nor who has said it. */
export function fileReport(scope: Scope, input: ReportInput, source: 'office' | 'public', today: string) {
  const { id, kind, body, name, contact } = input
  const silent: Scope = { ...scope, actor: { kind: 'visitor', id: '' } }
  return commit(scope, [
    insertReport(scope, { id, kind, body, name, contact, source, onDay: today }),
    record(silent, 'report_received', id),
  ])
}

/** Nobody reads one without leaving a trace of it. */
export const readReport = <const T extends Statements>(scope: Scope, id: string, show: T) =>
  commit(scope, [record(scope, 'report_read', id)], ...show)

type Report = { id: string; closedOn: string | null }

export async function takeMeasure<const T extends Statements>(
  scope: Scope,
  report: Report,
  { id, what }: MeasureInput,
  today: string,
  show: T,
) {
  if (report.closedOn !== null) return no('report_closed')
  const measure = { id, reportId: report.id, what, onDay: today }
  return commit(scope, [insertMeasure(scope, measure), record(scope, 'report_measure_added', report.id)], ...show)
}

export async function closeReport<const T extends Statements>(
  scope: Scope,
  report: Report,
  word: string,
  today: string,
  show: T,
) {
  if (report.closedOn !== null) return no('report_closed')
  const writes = [insertReportClosure(scope, report.id, word, today), record(scope, 'report_closed', report.id)]
  return commit(scope, writes, ...show)
}
