import { read } from '#db/database.ts'
import { selectVariant } from '#db/files/files.ts'
import type { Kind } from '#edge/files/kinds.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { open } from '#edge/files/open.ts'
import { keyOf } from '#edge/files/store.ts'
import type { UseName } from '#edge/files/uses.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'

/** The organisation's own pictures. A file never changes, so that a browser may keep it for itself. */
export const variants = room('/files/:id/:variant', { staff: 'organisation.read' }).get('/', (c) => give(c, 'logo'))

/** The faces of those who work together. */
export const portraits = room('/portraits/:id/:variant', { staff: 'desk.read' }).get('/', (c) => give(c, 'portrait'))

async function give(c: Context, use: UseName): Promise<Response> {
  const { scope } = c.var
  const { id = '', variant = '' } = c.req.param() as { id?: string; variant?: string }
  const [[found]] = await read(scope, selectVariant(scope, use, id, variant))
  if (!found) throw new NotThere()
  const answer = await open(c.env.FILES, keyOf(scope.organisationId, found.sha256), c.req.raw, {
    ...serveHeaders(found.kind as Kind, found.fileName, { inline: true }),
    'Cache-Control': 'private, max-age=31536000, immutable',
  })
  if (!answer) throw new NotThere()
  return answer
}
