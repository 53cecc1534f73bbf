import type { TotalRow } from '#db/attendance/totals.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Form, Pair } from '#views/ui/form.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { SelectField } from '#views/ui/select-fields.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { TextField } from '#views/ui/text-fields.tsx'
import type { Speech } from '#words/words.ts'
import { AttendanceFrame } from './frame.tsx'

export type TotalsAsked = { by: 'person' | 'session' | 'funder'; month: string; funder: string }

type TotalsProps = {
  w: Speech
  asked: TotalsAsked
  rows: readonly TotalRow[]
  funders: readonly { id: string; name: string }[]
  address: string
  after: string | undefined
}

/** Hours followed: of each person in a month, of each session, of those a funder pays for. */
export function TotalsPage({ w, asked, rows, funders, address, after }: TotalsProps) {
  const { totals } = w.attendance
  const form = { w, state: { values: { ...asked }, errors: {} } }
  return (
    <AttendanceFrame
      w={w}
      current="totals"
      actions={
        <LinkButton icon="download" href={withParameters(paths.attendance.totalsFile, { ...asked })} download>
          {totals.download}
        </LinkButton>
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
          <TextField {...form} name="month" label={totals.month} />
          <SelectField
            {...form}
            name="funder"
            label={totals.funder}
            none={w.ui.choose}
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
          />
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </AttendanceFrame>
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
