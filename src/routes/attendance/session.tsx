import { selectSessionAnomalies } from '#db/attendance/anomalies.ts'
import { selectGridCells, selectGridPeople, selectGridSlots } from '#db/attendance/grid.ts'
import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { gridOf } from '#domain/attendance/cell.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tabsFor } from '#routes/sessions/tabs.ts'
import { SessionAttendancePage } from '#views/attendance/session.tsx'

const pageSize = 50
const mostAnomalies = 20

export const sessionAttendance = room('/sessions/:id/attendance', { staff: 'attendance.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const id = c.req.param('id') ?? ''
    const { after } = readListing(c)
    const [[session], slots, people, cells, anomalies] = await read(
      scope,
      selectSessionFrame(scope, id),
      selectGridSlots(scope, id),
      selectGridPeople(scope, id, after, pageSize),
      selectGridCells(scope, id, after, pageSize),
      selectSessionAnomalies(scope, id, mostAnomalies),
    )
    const { w, may } = c.var
    if (!session || !may('attendance.read', session.siteId)) throw new NotThere()
    const { items, next } = pageOf(people, pageSize)
    return page(
      c,
      w.attendance.title,
      <SessionAttendancePage
        w={w}
        session={session}
        tabs={tabsFor(c, session.siteId)}
        slots={slots}
        rows={gridOf(slots, items, cells, scope.clock.now())}
        anomalies={anomalies}
        slot={slots.find((slot) => slot.id === c.req.query('slot'))}
        address={addressOf(c)}
        after={afterKey(next)}
        now={scope.clock.now()}
      />,
    )
  },
  { rows: 110 },
)
