import type { TotalRow } from '#db/attendance/totals.ts'
import type { TotalsAsked } from '#domain/attendance/totals.ts'
import { paths } from '#paths.ts'
import { periodName } from '#views/figures/period.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, Pair } from '#views/ui/form.tsx'
import { Menu, MenuPost } from '#views/ui/menu.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { AttendanceFrame } from './frame.tsx'

type TotalsProps = {
  w: Speech
  asked: TotalsAsked
  rows: readonly TotalRow[]
  funders: readonly { id: string; name: string }[]
  months: readonly string[]
  address: string
  after: string | undefined
}

/** Hours followed: of each person in a month, of each session, of those a funder pays for. */
export function TotalsPage({ w, asked, rows, funders, months, address, after }: TotalsProps) {
  const { totals } = w.attendance
  const form = { w, state: { values: { ...asked }, errors: {} } }
  const isBeyond = address.includes('after=')
  const isWhole = !after && !isBeyond
  return (
    <AttendanceFrame
      w={w}
      current="totals"
      actions={
        <Menu id="exports" label={totals.export} icon="download" text={totals.export}>
          <MenuPost action={paths.attendance.totalsExports} fields={{ ...asked, format: 'csv' }}>
            {totals.csv}
          </MenuPost>
          <MenuPost action={paths.attendance.totalsExports} fields={{ ...asked, format: 'xlsx' }}>
            {totals.xlsx}
          </MenuPost>
        </Menu>
      }
    >
      <Form {...form} id="totals-form" action={paths.attendance.view('totals')} method="get">
        <Pair>
          <SelectField
            {...form}
            name="by"
            label={totals.by}
            choices={(['person', 'session', 'funder'] as const).map((value) => ({ value, label: totals.kinds[value] }))}
          />
          <SelectField
            {...form}
            name="month"
            label={totals.month}
            choices={months.map((value) => ({ value, label: periodName(w, value) }))}
          />
          <SelectField
            {...form}
            name="funder"
            label={totals.funder}
            choices={funders.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        </Pair>
        <div class="actions">
          <Button>{totals.show}</Button>
        </div>
      </Form>
      <Card id="totals" title={totals.titles[asked.by]} flush>
        {rows.length === 0 ? (
          <Empty level={3} icon="clock" title={totals.none} />
        ) : (
          <Table
            w={w}
            label={totals.list}
            columns={columnsOf(w)}
            items={rows}
            id={(row) => row.id}
            name={(row) => row.name}
            foot={<Foot w={w} rows={rows} label={isWhole ? totals.total : totals.ofPage} />}
          />
        )}
        {!isWhole && (
          <Pager
            w={w}
            previous={isBeyond ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </AttendanceFrame>
  )
}

/** What the lines shown come to. */
function Foot({ w, rows, label }: { w: Speech; rows: readonly TotalRow[]; label: string }) {
  const { columns } = w.attendance.totals
  const sum = (key: 'minutes' | 'present' | 'partial' | 'absent' | 'justified') =>
    rows.reduce((total, row) => total + row[key], 0)
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="end" data-l={columns.minutes}>
        {w.format.duration(sum('minutes'))}
      </td>
      {(['present', 'partial', 'absent', 'justified'] as const).map((key) => (
        <td class="end" data-l={columns[key]}>
          {w.format.number(sum(key))}
        </td>
      ))}
    </tr>
  )
}

const columnsOf = ({ attendance: { totals }, format }: Speech): Column<TotalRow>[] => [
  {
    key: 'name',
    label: totals.columns.name,
    cell: (row) => (
      <>
        <a href={paths.sessions.attendance(row.sessionId)}>{row.name}</a>
        <small>{row.detail}</small>
      </>
    ),
  },
  { key: 'minutes', label: totals.columns.minutes, cell: (row) => format.duration(row.minutes), end: true },
  { key: 'present', label: totals.columns.present, cell: (row) => format.number(row.present), end: true },
  {
    key: 'partial',
    label: totals.columns.partial,
    cell: (row) => format.number(row.partial),
    end: true,
    optional: true,
  },
  { key: 'absent', label: totals.columns.absent, cell: (row) => format.number(row.absent), end: true },
  {
    key: 'justified',
    label: totals.columns.justified,
    cell: (row) => format.number(row.justified),
    end: true,
    optional: true,
  },
]
