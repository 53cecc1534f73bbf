import type { ProgrammeRow } from '#db/catalogue/programmes.ts'
import type { SessionOfProgramme } from '#db/sessions/of-programme.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { ProgrammeFrame, type ProgrammeTab } from './frame.tsx'

type SessionsProps = {
  w: Speech
  programme: ProgrammeRow
  tabs: readonly ProgrammeTab[]
  coming: readonly SessionOfProgramme[]
  past: readonly SessionOfProgramme[]
  mayPlan: boolean
}

export function ProgrammeSessionsPage({ w, programme, tabs, coming, past, mayPlan }: SessionsProps) {
  const { catalogue: words } = w
  const plan = mayPlan && programme.archivedAt === null && (
    <LinkButton tone="primary" icon="calendar-plus" href={`${paths.sessions.new}?programme=${programme.id}`}>
      {words.planSession}
    </LinkButton>
  )
  return (
    <ProgrammeFrame w={w} programme={programme} current="sessions" tabs={tabs} actions={plan}>
      <Card title={words.sessions.coming} id="coming" flush>
        {coming.length > 0 ? (
          <List w={w} label={words.sessions.list} sessions={coming} />
        ) : (
          <Empty icon="calendar-days" title={words.sessions.none} />
        )}
      </Card>
      {past.length > 0 && (
        <Card title={words.sessions.past} id="past" flush>
          <List w={w} label={words.sessions.past} sessions={past} />
        </Card>
      )}
    </ProgrammeFrame>
  )
}

function List({ w, label, sessions }: { w: Speech; label: string; sessions: readonly SessionOfProgramme[] }) {
  return (
    <Table w={w} label={label} columns={columnsOf(w)} items={sessions} id={({ id }) => id} name={({ code }) => code} />
  )
}

const columnsOf = ({
  catalogue: { sessions: words },
  sessions: { frame },
  format,
}: Speech): Column<SessionOfProgramme>[] => [
  {
    key: 'dates',
    label: words.dates,
    nowrap: true,
    cell: ({ id, code, startsOn, endsOn }) => (
      <>
        <a href={paths.sessions.one(id)}>{startsOn ? format.period(startsOn, endsOn) : frame.undated}</a>
        <small>{code}</small>
      </>
    ),
  },
  {
    key: 'place',
    label: words.place,
    cell: ({ siteName, modality, place }) => (
      <>
        {siteName}
        <small>{modality === 'remote' ? frame.remote : place}</small>
      </>
    ),
  },
  {
    key: 'seats',
    label: words.seats,
    nowrap: true,
    end: true,
    cell: ({ taken, seatsMax }) => words.ofSeats(format.number(taken), format.number(seatsMax)),
  },
  {
    key: 'state',
    label: words.state,
    nowrap: true,
    cell: ({ cancelledAt, isPublic }) =>
      cancelledAt === null ? (
        isPublic === 1 && <Badge icon="eye">{words.public}</Badge>
      ) : (
        <Badge tone="bad">{words.cancelled}</Badge>
      ),
  },
]
