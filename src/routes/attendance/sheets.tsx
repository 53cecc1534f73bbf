import { selectDeclarationOf } from '#db/attendance/declaration.ts'
import { selectGridSlots } from '#db/attendance/grid.ts'
import { selectSessionPeople, selectSheets } from '#db/attendance/sheets.ts'
import { read } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { printSheets } from '#domain/attendance/sheets.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import type { Context } from '#http/context.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { tellCost } from '#http/timing.ts'
import { paths } from '#paths.ts'
import { SheetsPage } from '#views/attendance/sheets.tsx'
import { sheetBlocks, sheetOptions } from './sheet-blocks.ts'

export const attendanceSheets = room('/sessions/:id/attendance/sheets', { staff: 'attendance.read' })

  .get(
    '/',
    async (c) => {
      const { session, sheets } = await load(c)
      const { w } = c.var
      return page(
        c,
        w.attendance.paper.title,
        <SheetsPage w={w} session={session.id} title={session.title} sheets={sheets} />,
      )
    },
    { rows: 90 },
  )

  .get(
    '/file',
    async (c) => {
      const { scope, origin } = c.var
      const id = c.req.param('id') ?? ''
      const [[session], sheets, slots, people, [office], [declared]] = await read(
        scope,
        selectSessionFrame(scope, id),
        selectSheets(scope, id),
        selectGridSlots(scope, id),
        selectSessionPeople(scope, id),
        selectOffice(scope),
        selectDeclarationOf(scope, id),
      )
      const { w, may } = c.var
      if (!session || !office || !may('attendance.read', session.siteId)) throw new NotThere()
      if (sheets.length === 0) return gone(c, paths.attendance.sheets(id), { text: w.attendance.paper.none })
      const { renderPdf } = await import('#edge/pdf/render.ts')
      const under = { name: office.name, address: office.address, nda: declared?.number ?? office.nda }
      const options = sheetOptions(w, under, session.title, scope.clock.now())
      const bytes = await renderPdf(sheetBlocks(w, { sheets, slots, people, origin }), options)
      tellCost(c)
      return c.body(
        bytes,
        200,
        serveHeaders('pdf', `${w.attendance.paper.title} ${session.code}.pdf`, { inline: true }),
      )
    },
    { rows: 100 },
  )

export const sheetPrinting = room('/sessions/:id/attendance/sheets', { staff: 'attendance.edit' }).post(
  '/',
  async (c) => {
    const { session, slots } = await load(c)
    const { scope, w, may } = c.var
    if (!may('attendance.edit', session.siteId)) throw new NotThere()
    const days = [...new Set(slots.map(({ day }) => day))]
    const outcome = await printSheets(scope, session, days, [selectSheets(scope, session.id)])
    if (!outcome.ok) throw new NotThere()
    const content = <SheetsPage w={w} session={session.id} title={session.title} sheets={outcome.after[0]} />
    const { paper } = w.attendance
    return changed(c, paths.attendance.sheets(session.id), paper.title, content, { text: paper.prepared })
  },
  { rows: 90 },
)

async function load(c: Context) {
  const { scope } = c.var
  const id = c.req.param('id') ?? ''
  const [[session], sheets, slots] = await read(
    scope,
    selectSessionFrame(scope, id),
    selectSheets(scope, id),
    selectGridSlots(scope, id),
  )
  if (!session || !c.var.may('attendance.read', session.siteId)) throw new NotThere()
  return { session, sheets, slots }
}
