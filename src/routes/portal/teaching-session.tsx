import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectOwnSlotsOf } from '#db/portal/own-slots.ts'
import { selectRoster, selectTaught } from '#db/sessions/own-sessions.ts'
import { readContent } from '#domain/catalogue/content.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TeachingSessionPage } from '#views/portal/teaching-session.tsx'

/** One session, to whoever teaches a part of it. */
export const teachingSession = room(`${paths.teaching.all}/sessions`, { staff: 'teaching.own' }).get(
  '/:id',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const [slots, roster, [taught]] = await read(
      scope,
      selectOwnSlotsOf(scope, ownPerson(scope), id),
      selectRoster(scope, id),
      selectTaught(scope, id),
    )
    const [first, ...others] = slots
    const { w } = c.var
    if (!first) return gone(c, paths.teaching.all, { text: w.training.notYours })
    const now = scope.clock.now()
    const content = readContent(taught?.content ?? '{}')
    return page(
      c,
      first.sessionTitle,
      <TeachingSessionPage w={w} slots={[first, ...others]} roster={roster} content={content} now={now} />,
    )
  },
  { rows: 70 },
)
