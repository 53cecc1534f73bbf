import { read } from '#db/database.ts'
import { selectOwnPapers, selectToSign } from '#db/documents/own-papers.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectComingSlots, selectOwnEnrolments } from '#db/sessions/own-sessions.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TrainingPage } from '#views/portal/training.tsx'
import { TrainingPapersPage } from '#views/portal/training-papers.tsx'

/** A trainee's own dates and papers. */
export const training = room(paths.ownTraining.all, { staff: 'training.own' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const now = scope.clock.now()
      const me = ownPerson(scope)
      const [coming, enrolments] = await read(scope, selectComingSlots(scope, me, now), selectOwnEnrolments(scope, me))
      const { w } = c.var
      return page(c, w.training.title, <TrainingPage {...{ w, coming, enrolments, now }} />)
    },
    { rows: 300 },
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
    { rows: 200 },
  )
