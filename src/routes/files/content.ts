import type { Context } from '#http/context.ts'
import { isStorable } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { openHolding } from './served.ts'

/** The bytes themselves, to whoever may read files: never before they are checked, nor from the trash. */
export const content = room('/files', { staff: 'files.read' })
  .get('/:id/content', (c) => serve(c, null))
  .get('/versions/:id/:number', (c) => serve(c, Number(c.req.param('number')) || 0))

async function serve(c: Context, number: number | null): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const answer = await openHolding(c, isStorable(id) ? id : '', number)
  if (!answer) throw new NotThere()
  return answer
}
