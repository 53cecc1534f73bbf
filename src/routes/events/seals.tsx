import { read } from '#db/database.ts'
import { selectEnds, selectHead, selectUnsealed } from '#db/events/seals.ts'
import { selectVerification } from '#db/events/verifications.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SealsPage } from '#views/events/seals.tsx'

/** What the schedule has found: a page never walks the chain. */
export const seals = room(paths.audit.seals, { staff: 'events.read' }).get('/', async (c) => {
  const { scope } = c.var
  const [[ends], [head], [waiting], [verification]] = await read(
    scope,
    selectEnds(scope),
    selectHead(scope),
    selectUnsealed(scope, 1),
    selectVerification(scope),
  )
  const chain = {
    events: ends?.lastEvent ?? 0,
    sealed: head?.seq ?? 0,
    waitingSince: waiting?.at ?? null,
    head: head ?? null,
    verification: verification ?? null,
  }
  const { w } = c.var
  return page(c, w.audit.seals.title, <SealsPage w={w} chain={chain} />)
})
