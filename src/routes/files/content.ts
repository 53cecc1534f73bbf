import { read } from '#db/database.ts'
import { selectServed } from '#db/files/holdings.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'

/** The bytes themselves, to whoever may read files: never before they are checked, nor from the trash. */
export const content = room('/files', { staff: 'files.read' })
  .get('/:id/content', (c) => serve(c, null))
  .get('/versions/:id/:number', (c) => serve(c, Number(c.req.param('number')) || 0))

async function serve(c: Context, number: number | null): Promise<Response> {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[found]] = await read(scope, selectServed(scope, isStorable(id) ? id : '', number))
  if (!found) throw new NotThere()
  const inline = found.findings === '' && c.req.query('download') === undefined
  const headers = serveHeaders(found.kind as Kind, found.name, { inline })
  const answer = await open(c.env.FILES, keyOf(scope.organisationId, found.sha256), c.req.raw, headers)
  if (!answer) throw new NotThere()
  return answer
}
