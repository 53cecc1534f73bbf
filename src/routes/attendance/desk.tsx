import { type AnomalyRow, selectAnomaly, selectOpenAnomalies } from '#db/attendance/anomalies.ts'
import { selectDaySlots, selectUnsignedSlots } from '#db/attendance/days.ts'
import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { ResolutionInput, reopenAnomaly, resolveAnomaly } from '#domain/attendance/resolution.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { AnomalyPage } from '#views/attendance/anomaly.tsx'
import { AnomaliesPage, SlotsPage } from '#views/attendance/desk.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'

const pageSize = 25
const daySize = 60

export const attendanceDesk = room('/attendance', { staff: 'attendance.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      // The door has not said yet in which time zone the organisation lives: training days are those of Paris.
      const [slots] = await read(scope, selectDaySlots(scope, dayOf(scope.clock.now()), daySize))
      const { w } = c.var
      return page(
        c,
        w.attendance.title,
        <SlotsPage w={w} view="today" slots={slots} address={addressOf(c)} after={undefined} />,
      )
    },
    { rows: 270 },
  )

  .get(
    '/unsigned',
    async (c) => {
      const { scope } = c.var
      const { after } = readListing(c)
      const [rows] = await read(scope, selectUnsignedSlots(scope, scope.clock.now(), after, pageSize))
      const { w } = c.var
      const { items, next } = pageOf(
        rows.map((row) => ({ ...row, sortKey: String(row.endsAt) })),
        pageSize,
      )
      return page(
        c,
        w.attendance.desk.unsigned,
        <SlotsPage w={w} view="unsigned" slots={items} address={addressOf(c)} after={afterKey(next)} />,
      )
    },
    { rows: 190 },
  )

  .get(
    '/anomalies',
    async (c) => {
      const { scope } = c.var
      const { after } = readListing(c)
      const [rows] = await read(scope, selectOpenAnomalies(scope, after, pageSize))
      const { w } = c.var
      const { items, next } = pageOf(
        rows.map((row) => ({ ...row, sortKey: String(row.at) })),
        pageSize,
      )
      return page(
        c,
        w.attendance.desk.anomalies,
        <AnomaliesPage w={w} anomalies={items} address={addressOf(c)} after={afterKey(next)} />,
      )
    },
    { rows: 60 },
  )

  .get('/anomalies/:id', async (c) => {
    const anomaly = await load(c)
    if (!anomaly) return settled(c)
    return page(c, titleOf(c, anomaly), show(c, anomaly))
  })

export const anomalyChanges = room('/attendance/anomalies', { staff: 'attendance.edit' })

  .post('/:id/resolution', async (c) => {
    const anomaly = await load(c)
    if (!anomaly) return settled(c)
    const { scope, w } = c.var
    const form = await readForm(c, ResolutionInput)
    if (!form.ok) return refused(c, titleOf(c, anomaly), show(c, anomaly, form.state))
    const outcome = await resolveAnomaly(scope, anomaly, form.value, [selectAnomaly(scope, anomaly.id)])
    if (!outcome.ok)
      return refused(c, titleOf(c, anomaly), show(c, anomaly, withRefusal(c, form.state, outcome.refusal)))
    return showChanged(c, outcome.after[0], w.attendance.desk.resolved)
  })

  .post('/:id/reopening', async (c) => {
    const anomaly = await load(c)
    if (!anomaly) return settled(c)
    const { scope, w } = c.var
    const outcome = await reopenAnomaly(scope, anomaly, [selectAnomaly(scope, anomaly.id)])
    if (!outcome.ok) return refused(c, titleOf(c, anomaly), show(c, anomaly, withRefusal(c, blank, outcome.refusal)))
    return showChanged(c, outcome.after[0], w.attendance.desk.reopened)
  })

/** Its facts have changed since: there is nothing to explain any more. */
const settled = (c: Context): Response =>
  gone(c, paths.attendance.view('anomalies'), { text: c.var.w.attendance.desk.settled })

async function load(c: Context): Promise<AnomalyRow | null> {
  const [[anomaly]] = await read(c.var.scope, selectAnomaly(c.var.scope, c.req.param('id') ?? ''))
  const permission = c.req.method === 'GET' ? 'attendance.read' : 'attendance.edit'
  return anomaly && c.var.may(permission, anomaly.siteId) ? anomaly : null
}

const titleOf = ({ var: { w } }: Context, { rule }: AnomalyRow) =>
  w.attendance.rules[rule as keyof typeof w.attendance.rules]

const show = (c: Context, anomaly: AnomalyRow, state: FormState = blank) => (
  <AnomalyPage w={c.var.w} anomaly={anomaly} state={state} mayEdit={c.var.may('attendance.edit', anomaly.siteId)} />
)

function showChanged(c: Context, [anomaly]: readonly AnomalyRow[], text: string) {
  if (!anomaly) throw new NotThere()
  return changed(c, paths.attendance.anomaly(anomaly.id), titleOf(c, anomaly), show(c, anomaly), { text })
}
