import { selectChore } from '#db/chores/chores.ts'
import { read } from '#db/database.ts'
import { selectBatch } from '#db/documents/issues.ts'
import { entriesOfBatch } from '#domain/documents/batch-entries.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { zipOf } from '#edge/zip.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'

const mostPapers = 5000

/** The papers that a long job has made, in one archive that is written as it leaves. */
export const paperBatches = room('/papers/archives', { staff: 'documents.edit' }).get('/:id', async (c) => {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[chore], papers] = await read(scope, selectChore(scope, id), selectBatch(scope, id, '', mostPapers))
  if (!chore) throw new NotThere()
  const entries = entriesOfBatch(c.env.FILES, scope.organisationId, papers, scope.clock.now())
  return new Response(zipOf(entries), { headers: serveHeaders('zip', `${c.var.w.papers.title}.zip`) })
})
