import type { RosterLine } from '#db/sessions/enrolment-roster.ts'
import { paths } from '#paths.ts'
import { Icon } from '#views/ui/icon.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { EnrolmentState } from './enrolment-state.tsx'

type RosterProps = {
  w: Speech
  screen: { maySeeNeeds: boolean }
  lines: readonly RosterLine[]
  label: string
}

export function RosterTable({ w, screen, lines, label }: RosterProps) {
  return (
    <Table
      w={w}
      label={label}
      columns={columnsOf(w, screen.maySeeNeeds)}
      items={lines}
      id={({ id }) => id}
      name={({ givenName, familyName }) => `${givenName} ${familyName}`}
    />
  )
}

const columnsOf = (w: Speech, maySeeNeeds: boolean): Column<RosterLine>[] => [
  {
    key: 'name',
    label: w.enrolments.name,
    cell: (line) => (
      <>
        <a href={paths.enrolments.one(line.id)}>
          {line.familyName} {line.givenName}
        </a>
        {maySeeNeeds && Boolean(line.hasNeeds) && (
          <>
            {' '}
            <Icon name="accessibility" />
            <span class="sr">{w.enrolments.needsMark}</span>
          </>
        )}
        <small>{line.company ?? w.enrolments.alone}</small>
      </>
    ),
  },
  {
    key: 'price',
    label: w.enrolments.price,
    end: true,
    cell: ({ price, funded }) => (
      <>
        {w.format.amount(price)}
        {funded > 0 && (
          <small>
            {w.enrolments.funded} {w.format.amount(funded)}
          </small>
        )}
      </>
    ),
  },
  {
    key: 'hours',
    label: w.enrolments.hours,
    end: true,
    optional: true,
    cell: ({ plannedMinutes }) => w.format.duration(plannedMinutes),
  },
  {
    key: 'before',
    label: w.enrolments.analyses,
    optional: true,
    cell: ({ isAnalysed, isPositioned }) =>
      [isAnalysed && w.enrolments.kinds.needs, isPositioned && w.enrolments.kinds.positioning]
        .filter(Boolean)
        .join(', ') || w.enrolments.notDone,
  },
  {
    key: 'state',
    label: w.enrolments.state,
    cell: (line) => (
      <>
        <EnrolmentState w={w} enrolment={line} />
        <small>{w.format.shortDay(line.endedAt ?? line.at)}</small>
      </>
    ),
  },
]
