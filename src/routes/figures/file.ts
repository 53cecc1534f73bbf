import type { LineRow } from '#db/figures/figures.ts'
import { fillOf, marginOf } from '#domain/figures/measures.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { type Cell, csvOf, type Sheet, xlsxOf } from '#edge/tables/write.ts'
import { periodName } from '#views/figures/period.ts'
import type { Speech } from '#words/words.ts'

/** The sessions behind the figures, one a line, in a file that spreadsheets open. */
export async function fileOf(w: Speech, format: 'csv' | 'xlsx', period: string, lines: readonly LineRow[]) {
  const sheet = sheetOf(w, period, lines)
  const headers = serveHeaders(format, sheet.name)
  if (format === 'xlsx') return new Response(await xlsxOf(sheet), { headers })
  // A spreadsheet set to French reads 3,5 as a number, and 3.5 as the third of May.
  return new Response(csvOf(sheet, w.language === 'fr' ? ',' : '.'), { headers })
}

function sheetOf(w: Speech, period: string, lines: readonly LineRow[]): Sheet {
  const words = w.figures
  const columns: Sheet['columns'] = [
    ...[words.code, words.session, words.site, words.dates].map((label) => ({ label })),
    ...[words.enrolments, words.trained].map((label) => ({ label })),
    ...[words.taught, words.planned, words.done].map((label) => ({ label, format: 'hours' as const })),
    { label: words.fill, format: 'share' as const },
    ...[words.price, words.cost, words.margin].map((label) => ({ label, format: 'amount' as const })),
  ]
  return { name: words.file(periodName(w, period)), columns, rows: lines.map((line) => rowOf(w, line)) }
}

function rowOf(w: Speech, line: LineRow): readonly Cell[] {
  const { code, title, siteName, startsOn, endsOn, enrolments, trained, taught, planned, done, price, cost } = line
  return [
    ...[code, title, siteName, w.format.period(startsOn, endsOn), enrolments, trained],
    ...[taught / 60, planned / 60, done / 60],
    fillOf(line),
    ...[price / 100, cost / 100, marginOf(line) / 100],
  ]
}
