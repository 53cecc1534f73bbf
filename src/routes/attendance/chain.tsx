import { selectChain } from '#db/attendance/chain.ts'
import { read } from '#db/database.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { firstBroken } from '#domain/attendance/signature.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tabsFor } from '#routes/sessions/tabs.ts'
import { ChainPage } from '#views/attendance/chain.tsx'

const pageSize = 50

/** Whether the signatures of a session are those that were given: each is reckoned again, with the one before it. */
export const attendanceChain = room('/sessions/:id/attendance', { staff: 'attendance.read' }).get(
  '/chain',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const after = Math.max(0, Math.trunc(Number(c.req.query('after')) || 0))
    const [[session], found] = await read(
      scope,
      selectSessionFrame(scope, id),
      // With the last link of the page before, which the first of this one must name.
      selectChain(scope, id, after, pageSize + 2),
    )
    const { w, may } = c.var
    if (!session || !may('attendance.read', session.siteId)) throw new NotThere()
    const before = found.find(({ number }) => number === after)
    const links = found.filter(({ number }) => number > after).slice(0, pageSize)
    const broken = await firstBroken(scope.organisationId, links, { number: after, sha256: before?.sha256 ?? '' })
    const last = links.at(-1)?.number ?? after
    return page(
      c,
      w.attendance.chain.title,
      <ChainPage
        w={w}
        session={session}
        tabs={tabsFor(c, session.siteId)}
        links={links}
        broken={broken}
        after={after}
        next={found.some(({ number }) => number > last) ? last : undefined}
      />,
    )
  },
  { rows: 70 },
)
