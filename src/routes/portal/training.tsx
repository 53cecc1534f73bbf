import { read } from '#db/database.ts'
import { selectOwnPaper, selectOwnPapers, selectToSign } from '#db/documents/own-papers.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectComingSlots, selectOwnEnrolments } from '#db/sessions/own-sessions.ts'
import { selectWaitingFor } from '#db/surveys/participations.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TrainingPage } from '#views/portal/training.tsx'
import { TrainingPapersPage } from '#views/portal/training-papers.tsx'
import { askedOf } from './asked.ts'
import { serveOwnPaper } from './own-paper.ts'
import { signingOf } from './own-presence.ts'

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
      const sign = await signingOf(c, coming[0])
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
