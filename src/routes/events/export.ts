import { read } from '#db/database.ts'
import type { ExportRow } from '#db/members/history.ts'
import { csvLine, csvStart } from '#domain/events/csv.ts'
import { exportHistory, type Format } from '#domain/members/history.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { streamOf } from '#edge/stream.ts'
import type { Context } from '#http/context.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { sentenceOf } from '#views/events/history.tsx'
import { whoOf } from '#views/events/who.ts'
import type { Speech } from '#words/words.ts'
import { filterOf } from './filter.ts'

/** The history as filtered, in a file. That it left is an event too: so it is posted. */
export const auditExport = room(paths.audit.export, { staff: 'events.read' }).post('/', async (c) => {
  await read(c.var.scope)
  const { scope, w } = c.var
  const format: Format = c.req.query('format') === 'ndjson' ? 'ndjson' : 'csv'
  const outcome = await exportHistory(scope, filterOf(c), format)
  if (!outcome.ok) return gone(c, paths.audit.all, { text: w.refusals[outcome.refusal as 'overtaken'] })
  return new Response(streamOf(linesOf(w, format, outcome.after)), { headers: headersOf(c, format) })
})

function headersOf({ var: { w } }: Context, format: Format): Record<string, string> {
  const name = w.audit.title
  if (format === 'csv') return serveHeaders('csv', name)
  const headers = serveHeaders('text', name)
  const disposition = headers['Content-Disposition']?.replaceAll('.txt', '.ndjson') ?? 'attachment'
  return { ...headers, 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Content-Disposition': disposition }
}

async function* linesOf(
  w: Speech,
  format: Format,
  pages: AsyncGenerator<readonly ExportRow[]>,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvStart + csvLine(Object.values(w.audit.columns))
  for await (const rows of pages) {
    yield rows.map((row) => (format === 'csv' ? csvOf(w, row) : `${JSON.stringify(row)}\n`)).join('')
  }
}

/** In the order of `words.audit.columns`. */
function csvOf(w: Speech, row: ExportRow): string {
  const columns: Record<keyof Speech['audit']['columns'], string | number | null> = {
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    action: sentenceOf(w, row.action),
    who: whoOf(w, row),
    name: row.name,
    site: row.site,
    code: row.action,
    subject: row.subjectId,
    actor: row.actorId,
    request: row.requestId,
    body: row.body,
    payloadHash: row.payloadHash,
    seal: row.seal,
  }
  return csvLine(Object.keys(w.audit.columns).map((column) => columns[column as keyof typeof columns]))
}
