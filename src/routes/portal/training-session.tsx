import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectFollowedSlots } from '#db/portal/followed-slots.ts'
import { selectOwnEnrolments, selectTaught } from '#db/sessions/own-sessions.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TrainingSessionPage } from '#views/portal/training-session.tsx'

/** One session, to whoever follows it: when, where, what is learnt, and what it is learnt with. */
export const trainingSession = room(`${paths.ownTraining.all}/sessions`, { staff: 'training.own' }).get(
  '/:id',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const me = ownPerson(scope)
    const [[enrolment], slots, [taught]] = await read(
      scope,
      selectOwnEnrolments(scope, me, id),
      selectFollowedSlots(scope, me, id),
      selectTaught(scope, id),
    )
    const { w } = c.var
    if (!enrolment || !taught) return gone(c, paths.ownTraining.all, { text: w.training.notYours })
    const content = readContent(taught.content)
    const now = scope.clock.now()
    return page(c, enrolment.title, <TrainingSessionPage {...{ w, enrolment, slots, content, now }} />)
  },
  { rows: 90 },
)
