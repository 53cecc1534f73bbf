import { read } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { exportResults, ResultsExportInput } from '#domain/surveys/results-exports.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { csvOf, xlsxOf } from '#edge/tables/write.ts'
import { readForm } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { resultBlocks, resultOptions } from './results-blocks.ts'
import { resultReads, resultsFrom } from './results-load.ts'
import { lookOf } from './results-look.ts'
import { sheetOf } from './results-sheet.ts'

/** That results left is an event too: so it is posted. */
export const resultExports = room('/surveys/:id/results/exports', { staff: 'surveys.read' }).post('/', async (c) => {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const look = lookOf(c)
  const [[office], ...answers] = await read(scope, selectOffice(scope), ...resultReads(scope, id, look))
  const results = resultsFrom(scope, look, answers)
  const form = await readForm(c, ResultsExportInput)
  if (!form.ok || !office || !results.isShown) throw new NotThere()
  const { format } = form.value
  const outcome = await exportResults(scope, id, look, form.value)
  if (!outcome.ok) throw new Error(`The results could not leave: ${outcome.refusal}.`)

  const { w } = c.var
  const at = scope.clock.now()
  if (format === 'pdf') {
    const { renderPdf } = await import('#edge/pdf/render.ts')
    const bytes = await renderPdf(resultBlocks(w, results, at), resultOptions(w, office, results, at))
    return c.body(bytes, 200, serveHeaders('pdf', `${w.results.file(results.survey.title)}.pdf`))
  }
  const sheet = sheetOf(w, results)
  const headers = serveHeaders(format, sheet.name)
  if (format === 'xlsx') return new Response(await xlsxOf(sheet), { headers })
  return new Response(csvOf(sheet, w.language === 'fr' ? ',' : '.'), { headers })
})
