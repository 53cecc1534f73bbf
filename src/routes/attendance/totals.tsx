import {
  selectFunderNames,
  selectMonthOfFunder,
  selectMonthOfPeople,
  selectSessionTotals,
  type TotalRow,
} from '#db/attendance/totals.ts'
import { batch, read } from '#db/database.ts'
import { type Listing, type Page, pageOf } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { csvLine, csvStart } from '#domain/events/csv.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { serveHeaders } from '#edge/files/leaving.ts'
import type { Context } from '#http/context.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { type TotalsAsked, TotalsPage } from '#views/attendance/totals.tsx'

const pageSize = 50
const filePage = 500

export const attendanceTotals = room('/attendance/totals', { staff: 'attendance.read' })
  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const asked = askedOf(c)
      const { after } = readListing(c)
      const [rows, funders] = await read(scope, totalsOf(scope, asked, after, pageSize), selectFunderNames(scope))
      const { w } = c.var
      const { items, next } = pageOf(rows, pageSize)
      return page(
        c,
        w.attendance.desk.totals,
        <TotalsPage w={w} asked={asked} rows={items} funders={funders} address={addressOf(c)} after={afterKey(next)} />,
      )
    },
    { rows: 330 },
  )

  .get(
    '/file',
    async (c) => {
      const { scope } = c.var
      await read(scope)
      const { w } = c.var
      const headers = serveHeaders('csv', w.attendance.totals.fileName)
      return new Response(streamed(linesOf(c, askedOf(c))), { headers })
    },
    { rows: 60, deep: 20 },
  )

async function* linesOf(c: Context, asked: TotalsAsked): AsyncGenerator<string> {
  const { scope, w } = c.var
  const { columns } = w.attendance.totals
  yield csvStart +
    csvLine([
      columns.name,
      columns.detail,
      columns.minutes,
      columns.present,
      columns.partial,
      columns.absent,
      columns.justified,
    ])
  let after: Listing['after'] = null
  do {
    const answers: readonly [readonly TotalRow[]] = await batch(scope.db, [totalsOf(scope, asked, after, filePage)])
    const { items, next }: Page<TotalRow> = pageOf(answers[0], filePage)
    yield items.map(lineOf).join('')
    after = next
  } while (after)
}

/** Hours with two decimals, as spreadsheets add them up. */
const lineOf = ({ name, detail, minutes, present, partial, absent, justified }: TotalRow) =>
  csvLine([name, detail, (minutes / 60).toFixed(2).replace('.', ','), present, partial, absent, justified])

function totalsOf(scope: Scope, { by, month, funder }: TotalsAsked, after: Listing['after'], limit: number) {
  if (by === 'session') return selectSessionTotals(scope, after, limit)
  return by === 'funder'
    ? selectMonthOfFunder(scope, funder, month, after, limit)
    : selectMonthOfPeople(scope, month, after, limit)
}

function askedOf(c: Context): TotalsAsked {
  const by = c.req.query('by')
  const month = c.req.query('month') ?? ''
  return {
    by: by === 'session' || by === 'funder' ? by : 'person',
    month: /^\d{4}-\d{2}$/.test(month) ? month : dayOf(c.var.scope.clock.now()).slice(0, 7),
    funder: (c.req.query('funder') ?? '').slice(0, 40),
  }
}

function streamed(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}
