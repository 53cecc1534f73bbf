import { read } from '#db/database.ts'
import { selectReissueIds } from '#db/documents/stale-papers.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { startReissue } from '#domain/documents/reissues.ts'
import { NotThere } from '#http/refusals.ts'
import { gone } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { reachOf } from '#routes/sessions/reach.ts'

/** More than any session has. */
const most = 2000

/** Papers voided by a change of days, all made again. */
export const paperReissues = room('/sessions/:id/papers/reissues', { staff: 'documents.edit' }).post('/', async (c) => {
  const { scope } = c.var
  const sessionId = c.req.param('id') ?? ''
  const [[session], papers] = await read(
    scope,
    selectSessionFrame(reachOf(c, 'documents.edit'), sessionId),
    selectReissueIds(scope, sessionId, most),
  )
  if (!session) throw new NotThere()
  const { reissue } = c.var.w.sessions.moves
  const back = paths.sessions.papers(session.id)
  if (papers.length === 0) return gone(c, back, { text: reissue.nothing })
  const id = scope.ids.next()
  const outcome = await startReissue(scope, id, session.id, papers.length)
  if (!outcome.ok) return gone(c, back, { text: c.var.w.refusals.chore_running })
  return gone(c, paths.chores.one(id), { text: reissue.started(papers.length) })
})
