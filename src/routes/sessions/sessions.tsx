import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectSiteNames } from '#db/organisations/openings.ts'
import { type SessionFilter, selectSessionLines, sessionPeriods } from '#db/sessions/list.ts'
import { selectProgrammeTitle } from '#db/sessions/programmes.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { stateOf } from '#domain/sessions/state.ts'
import type { Context } from '#http/context.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { SessionsPage } from '#views/sessions/sessions.tsx'
import { showSession } from './overview.tsx'
import { reachOf } from './reach.ts'

const pageSize = 25

export const sessions = room(paths.sessions.all, { staff: 'sessions.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const filter = readFilter(c)
      const [rows, siteNames, [programme]] = await read(
        scope,
        selectSessionLines(reachOf(c, 'sessions.read'), filter, pageSize),
        selectSiteNames(scope),
        selectProgrammeTitle(scope, filter.programme),
      )
      const { w, may } = c.var
      const items = rows.map((row) => {
        const trainerNames = JSON.parse(row.trainers) as string[]
        return { ...row, trainerNames, state: stateOf({ ...row, untaught: trainerNames.length === 0 }, filter.today) }
      })
      const list = pageOf(items, pageSize)
      return page(
        c,
        w.sessions.title,
        <SessionsPage
          w={w}
          page={list}
          address={addressOf(c)}
          filter={filter}
          periods={sessionPeriods}
          sites={siteNames.filter(({ id }) => may('sessions.read', id))}
          programmeTitle={programme?.title}
          after={afterKey(list.next)}
          mayEdit={may('sessions.edit')}
        />,
      )
    },
    { rows: 270 },
  )

  .get('/:id', (c) => showSession(c), { rows: 100 })

function readFilter(c: Context): SessionFilter {
  const period = sessionPeriods.find((one) => one === c.req.query('period')) ?? 'open'
  return {
    ...readListing(c),
    period,
    site: (c.req.query('site') ?? '').slice(0, 40),
    programme: (c.req.query('programme') ?? '').slice(0, 40),
    today: dayOf(c.var.scope.clock.now()),
  }
}
