import { selectFunderNames, type TotalRow } from '#db/attendance/totals.ts'
import { read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import { exportTotals, selectTotals, type TotalsAsked, TotalsExport, totalsBy } from '#domain/attendance/totals.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import { type LongTable, longCsv, longXlsx } from '#edge/tables/long.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { reachOf } from '#routes/sessions/reach.ts'
import { TotalsPage } from '#views/attendance/totals.tsx'
import type { Speech } from '#words/words.ts'

const pageSize = 50
/** Months that may be chosen: two years of them. */
const mostMonths = 24

export const attendanceTotals = room('/attendance/totals', { staff: 'attendance.read' }).get(
  '/',
  async (c) => {
    const { scope } = c.var
    const asked = askedOf(c)
    const { after } = readListing(c)
    const [rows, funders] = await read(scope, selectTotals(scope, asked, after, pageSize), selectFunderNames(scope))
    const { w } = c.var
    const { items, next } = pageOf(rows, pageSize)
    return page(
      c,
      w.attendance.desk.totals,
      <TotalsPage
        w={w}
        asked={{ ...asked, funder: asked.funder || (funders[0]?.id ?? '') }}
        rows={items}
        funders={funders}
        months={monthsUntil(thisMonth(c), asked.month)}
        address={addressOf(c)}
        after={afterKey(next)}
      />,
    )
  },
  { rows: 330 },
)

/** That hours left is an event too: so it is posted. */
export const totalsExports = room(paths.attendance.totalsExports, { staff: 'attendance.read' }).post('/', async (c) => {
  await read(c.var.scope)
  const form = await readForm(c, TotalsExport)
  if (!form.ok) throw new NotThere()
  const { format } = form.value
  const asked = { ...form.value, month: monthOf(form.value.month) || thisMonth(c) }
  const scope = reachOf(c, 'attendance.read')
  const table = tableOf(c.var.w, await exportTotals(scope, asked), scope.clock.now())
  return new Response(format === 'xlsx' ? longXlsx(table) : longCsv(table), {
    headers: serveHeaders(format, table.name),
  })
})

function tableOf(w: Speech, pages: AsyncGenerator<readonly TotalRow[]>, at: number): LongTable {
  const { columns, fileName } = w.attendance.totals
  const labels = [columns.name, columns.detail, columns.minutes, columns.present]
  const others = [columns.partial, columns.absent, columns.justified]
  return { name: fileName, at, labels: [...labels, ...others], pages: linesOf(pages) }
}

async function* linesOf(pages: AsyncGenerator<readonly TotalRow[]>) {
  for await (const rows of pages) {
    yield rows.map(({ name, detail, minutes, present, partial, absent, justified }) => {
      return [name, detail, minutes / 60, present, partial, absent, justified]
    })
  }
}

function askedOf(c: Context): TotalsAsked {
  return {
    by: totalsBy.find((each) => each === c.req.query('by')) ?? 'person',
    month: monthOf(c.req.query('month') ?? '') || thisMonth(c),
    funder: (c.req.query('funder') ?? '').slice(0, 40),
  }
}

const monthOf = (text: string): string => (/^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : '')
const thisMonth = (c: Context): string => dayOf(c.var.scope.clock.now()).slice(0, 7)

/** The latest first; the one that is asked for is always among them. */
function monthsUntil(last: string, asked: string): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number)
  const at = (back: number) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7)
  const months = Array.from({ length: mostMonths }, (_, back) => at(back))
  return months.includes(asked) ? months : [asked, ...months]
}
