import type { Bill, Line } from '#domain/operations/bill.ts'
import type { Figures } from '#domain/operations/figures.ts'
import { Card } from '#views/ui/card.tsx'
import { State } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { Frame } from './frame.tsx'
import { saySize, sayTime } from './say.ts'

type Usage = Figures & {
  organisationId: string
  name: string | null
  requests: number
  rowsRead: number
  rowsWritten: number
  errors: number
  fileBytes: number
}
export type Capacity = {
  bill: Bill
  asOf: string
  usages: readonly Usage[]
  storages: readonly { place: string; bytes: number }[]
}

export function CapacityPage({ w, screen }: { w: Speech; screen: Capacity }) {
  const { operations: words, format } = w
  const { bill } = screen
  return (
    <Frame w={w} current="capacity">
      <Tiles
        tiles={[
          { what: words.bill.total, much: dollars(w, bill.dollars), unit: words.bill.month },
          { what: words.bill.plan, much: words.bill[bill.plan] },
        ]}
      />
      <Card title={words.bill.title} id="bill" actions={<State tone="warn">{words.bill.provisional}</State>} flush>
        <p class="body mute">{words.bill.lead(format.shortDay(Date.parse(screen.asOf)))}</p>
        <Table
          w={w}
          label={words.bill.list}
          columns={billColumns(w)}
          items={bill.lines}
          id={({ measure }) => measure}
          name={({ measure }) => words.bill.measures[measure]}
        />
      </Card>
      <Card title={words.usage.title} id="usage" flush>
        {screen.usages.length === 0 ? (
          <p class="body mute">{words.usage.none}</p>
        ) : (
          <Table
            w={w}
            label={words.usage.list}
            columns={usageColumns(w)}
            items={screen.usages}
            id={({ organisationId }) => organisationId || 'none'}
            name={({ name }) => name ?? words.usage.outside}
          />
        )}
      </Card>
      <Card title={words.storage.title} id="storage" flush>
        {screen.storages.length === 0 ? (
          <p class="body mute">{words.storage.none}</p>
        ) : (
          <Table
            w={w}
            label={words.storage.list}
            columns={[
              { key: 'place', label: words.storage.place, cell: ({ place }) => place },
              { key: 'size', label: words.storage.size, cell: ({ bytes }) => saySize(w, bytes), end: true },
            ]}
            items={screen.storages}
            id={({ place }) => place}
            name={({ place }) => place}
          />
        )}
      </Card>
    </Frame>
  )
}

function billColumns(w: Speech): readonly Column<Line>[] {
  const { operations: words } = w
  return [
    { key: 'measure', label: words.bill.measure, cell: ({ measure }) => words.bill.measures[measure] },
    { key: 'used', label: words.bill.used, cell: ({ measure, used }) => sayMeasure(w, measure, used), end: true },
    {
      key: 'included',
      label: words.bill.included,
      cell: ({ measure, included }) => sayMeasure(w, measure, included),
      end: true,
      optional: true,
    },
    { key: 'extra', label: words.bill.extra, cell: (line) => dollars(w, line.dollars), end: true },
    { key: 'left', label: words.bill.left, cell: ({ monthsLeft }) => left(w, monthsLeft) },
  ]
}

const sayMeasure = (w: Speech, measure: Line['measure'], much: number): string =>
  measure.endsWith('Bytes') ? saySize(w, much) : w.format.number(Math.round(much))

function left({ operations: { bill }, format, units }: Speech, months: number | null): string {
  if (months === null) return bill.enough
  return months === 0 ? bill.already : format.count(months, units.month, units.months)
}

function usageColumns(w: Speech): readonly Column<Usage>[] {
  const { operations: words, format } = w
  return [
    { key: 'name', label: words.organisation, cell: ({ name }) => name ?? words.usage.outside },
    { key: 'requests', label: words.requests, cell: ({ requests }) => format.number(requests), end: true },
    { key: 'errors', label: words.errors, cell: ({ errors }) => format.number(errors), end: true },
    { key: 'p50', label: words.p50, cell: ({ p50 }) => sayTime(w, p50), end: true, optional: true },
    { key: 'p95', label: words.p95, cell: ({ p95 }) => sayTime(w, p95), end: true },
    { key: 'p99', label: words.p99, cell: ({ p99 }) => sayTime(w, p99), end: true, optional: true },
    { key: 'files', label: words.usage.files, cell: ({ fileBytes }) => saySize(w, fileBytes), end: true },
    { key: 'rows', label: words.rows, cell: ({ rowsRead }) => format.number(rowsRead), end: true },
    {
      key: 'written',
      label: words.written,
      cell: ({ rowsWritten }) => format.number(rowsWritten),
      end: true,
      optional: true,
    },
  ]
}

const dollars = ({ format }: Speech, amount: number): string =>
  `${format.number(Math.round(amount * 100) / 100)}\u00a0$`
