import { read } from '#db/database.ts'
import { selectOwnPaper, selectOwnPapers, selectToSign } from '#db/documents/own-papers.ts'
import { ownPerson } from '#db/people/own.ts'
import { type ComingSlotRow, selectComingSlots, selectOwnEnrolments } from '#db/sessions/own-sessions.ts'
import { selectWaitingFor } from '#db/surveys/participations.ts'
import { signOwnLink } from '#domain/attendance/passes.ts'
import { tokens } from '#edge/tokens.ts'
import type { Context } from '#http/context.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TrainingPage } from '#views/portal/training.tsx'
import { TrainingPapersPage } from '#views/portal/training-papers.tsx'
import { askedOf } from './asked.ts'
import { serveOwnPaper } from './own-paper.ts'

/** A trainee's own dates and papers. */
export const training = room(paths.ownTraining.all, { staff: 'training.own' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const now = scope.clock.now()
      const me = ownPerson(scope)
      const [coming, enrolments, waiting] = await read(
        scope,
        selectComingSlots(scope, me, now),
        selectOwnEnrolments(scope, me),
        selectWaitingFor(scope, me),
      )
      const { w } = c.var
      const [next] = coming
      const sign = next && (await signingOf(c, next, now))
      const asked = await askedOf(c, waiting)
      return page(c, w.training.title, <TrainingPage {...{ w, coming, enrolments, now, sign, asked }} />)
    },
    { rows: 100 },
  )

  .get(
    '/papers',
    async (c) => {
      const { scope } = c.var
      const me = ownPerson(scope)
      const [papers, waiting] = await read(scope, selectOwnPapers(scope, me), selectToSign(scope, me))
      const { w } = c.var
      return page(c, w.training.papers, <TrainingPapersPage {...{ w, papers, waiting }} />)
    },
    { rows: 60 },
  )

  .get('/papers/:id', (c) => {
    const { scope } = c.var
    const own = selectOwnPaper(scope, ownPerson(scope), c.req.param('id') ?? '')
    return serveOwnPaper(c, own, paths.ownTraining.papers)
  })

/** Who follows from afar signs from here while the class is on; in a room, the code on the screen says who is there. */
async function signingOf(c: Context, slot: ComingSlotRow, now: number): Promise<string | undefined> {
  const remote = slot.remoteLink !== '' || slot.sessionLink !== ''
  if (!remote || slot.startsAt > now || slot.endsAt <= now) return undefined
  const { organisationId: organisation, shard } = c.var.scope
  const link = { organisation, shard, slot: slot.id, enrolment: slot.enrolmentId }
  return paths.attendance.signOwn(await signOwnLink(tokens(c.env.SECRET), link, slot.endsAt, now))
}
