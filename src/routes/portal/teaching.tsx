import { read } from '#db/database.ts'
import { ownPerson } from '#db/people/own.ts'
import { selectOwnSlots, selectUnanswered } from '#db/portal/own-slots.ts'
import { hoursAround, weekAsked } from '#domain/availability/own-week.ts'
import { addDays } from '#domain/organisations/clock.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { TeachingPage } from '#views/portal/teaching.tsx'

/** How far ahead somebody is asked to answer. */
const ahead = 60 * 24 * 3600_000

/** A trainer's own week. */
export const teaching = room(paths.teaching.all, { staff: 'teaching.own' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const now = scope.clock.now()
    const monday = weekAsked(c.req.query('week'), now)
    const sunday = addDays(monday, 6)
    const { from, until } = hoursAround(monday)
    const me = ownPerson(scope)
    const [around, unanswered] = await read(
      scope,
      selectOwnSlots(scope, me, from, until),
      selectUnanswered(scope, me, now, now + ahead),
    )
    const slots = around.filter(({ day }) => day >= monday && day <= sunday)
    const { w } = c.var
    const [before, after] = [addDays(monday, -7), addDays(monday, 7)]
    return page(c, w.teaching.title, <TeachingPage {...{ w, monday, sunday, before, after, slots, unanswered, now }} />)
  },
  { rows: 60 },
)
