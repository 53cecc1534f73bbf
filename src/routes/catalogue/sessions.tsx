import { selectProgramme } from '#db/catalogue/programmes.ts'
import { read } from '#db/database.ts'
import { selectComingOf, selectPastOf } from '#db/sessions/of-programme.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { ProgrammeSessionsPage } from '#views/catalogue/sessions.tsx'
import { tabsFor } from './screen.tsx'

const mostComing = 50
const mostPast = 20

export const programmeSessions = room(paths.catalogue.all, { staff: 'sessions.read' }).get(
  '/:id/sessions',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const today = dayOf(scope.clock.now())
    const [[programme], coming, past] = await read(
      scope,
      selectProgramme(scope, id),
      selectComingOf(scope, id, today, mostComing),
      selectPastOf(scope, id, today, mostPast),
    )
    if (!programme || !c.var.may('catalogue.read')) throw new NotThere()
    const { w, may } = c.var
    return page(
      c,
      `${w.catalogue.tabs.sessions} · ${programme.title}`,
      <ProgrammeSessionsPage
        w={w}
        programme={programme}
        tabs={tabsFor(c)}
        coming={coming}
        past={past}
        mayPlan={may('sessions.edit')}
      />,
    )
  },
)
