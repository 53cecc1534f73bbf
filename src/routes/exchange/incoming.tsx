import { read } from '#db/database.ts'
import { type IncomingRow, selectIncoming } from '#db/exchange/incoming.ts'
import { replayIncoming } from '#domain/exchange/incoming.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { IncomingPage } from '#views/exchange/incoming.tsx'
import { refuseTurnedOff } from './turned-off.ts'

export const incoming = room('/settings/webhooks/incoming/:id', { staff: 'exchange.edit' })

  .get('/', async (c) => {
    const row = await load(c)
    return page(c, titleOf(c, row), <IncomingPage w={c.var.w} row={row} />)
  })

  .post('/replay', async (c) => {
    const row = await load(c)
    const { scope, w } = c.var
    const outcome = await replayIncoming(scope, row, [selectIncoming(scope, row.id)])
    if (!outcome.ok) {
      const problem = w.refusals[outcome.refusal]
      return refused(c, titleOf(c, row), <IncomingPage w={w} row={row} problem={problem} />)
    }
    const [[after = row]] = outcome.after
    const told = { text: w.webhooks.replayed }
    return changed(c, paths.incoming.one(row.id), titleOf(c, row), <IncomingPage w={w} row={after} />, told)
  })

async function load(c: Context): Promise<IncomingRow> {
  const { scope } = c.var
  const [[row]] = await read(scope, selectIncoming(scope, c.req.param('id') ?? ''))
  refuseTurnedOff(c)
  if (!row) throw new NotThere()
  return row
}

const titleOf = ({ var: { w } }: Context, { kind }: IncomingRow): string =>
  w.webhooks.incomingTitle(kind || w.webhooks.kindUnknown)
