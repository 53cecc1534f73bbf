import type { Child } from 'hono/jsx'
import type { AbandonedEverywhere } from '#db/chores/abandonments.ts'
import type { OpenWork } from '#db/chores/open-work.ts'
import type { WatermarkRow } from '#db/chores/watermarks.ts'
import { sentenceOf } from '#views/events/history.tsx'
import { Frame } from '#views/operations/frame.tsx'
import { Card } from '#views/ui/card.tsx'
import { State } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'

export type DatabaseWork = { shard: string; open: readonly OpenWork[]; abandoned: readonly AbandonedEverywhere[] }

export type PlatformJobs = {
  databases: readonly DatabaseWork[]
  /** How many pieces of open work are counted, at most. */
  most: number
  schedules: readonly WatermarkRow[]
  now: number
}

export function PlatformJobsPage({ w, screen }: { w: Speech; screen: PlatformJobs }) {
  const { platform: words } = w.chores
  const abandoned = screen.databases.flatMap((each) => each.abandoned)
  const failing = screen.databases.flatMap(({ open }) => open.filter(({ error }) => error !== ''))
  return (
    <Frame w={w} current="jobs">
      <Card title={words.databases} id="databases" flush>
        <Table
          w={w}
          label={words.database}
          columns={databaseColumns(w, screen.most)}
          items={screen.databases}
          id={({ shard }) => shard}
          name={({ shard }) => shard}
        />
      </Card>
      <Listed title={words.schedules} id="schedules" empty={screen.schedules.length === 0 && words.noSchedules}>
        <Table
          w={w}
          label={words.schedulesList}
          columns={scheduleColumns(w, screen.now)}
          items={screen.schedules}
          id={({ schedule }) => schedule}
          name={({ schedule }) => schedule}
        />
      </Listed>
      <Listed title={words.failing} id="failing" empty={failing.length === 0 && words.failingNothing}>
        <Table
          w={w}
          label={words.failingList}
          columns={workColumns(w)}
          items={failing}
          id={({ organisationId, handler, at }) => `${organisationId} ${handler} ${at}`}
          name={({ handler }) => handler}
        />
      </Listed>
      <Listed title={words.abandoned} id="abandoned" empty={abandoned.length === 0 && words.nothing}>
        <Table
          w={w}
          label={words.abandonedList}
          columns={[
            ...workColumns<AbandonedEverywhere>(w),
            { key: 'event', label: words.event, cell: ({ action }) => sentenceOf(w, action) },
          ]}
          items={abandoned}
          id={({ eventId, handler }) => `${eventId} ${handler}`}
          name={({ handler }) => handler}
        />
      </Listed>
    </Frame>
  )
}

type ListedProps = { title: string; id: string; empty: string | false; children?: Child }

const Listed = ({ title, id, empty, children }: ListedProps) => (
  <Card title={title} id={id} flush>
    {empty ? <p class="body mute">{empty}</p> : children}
  </Card>
)

function databaseColumns({ chores, format }: Speech, most: number): readonly Column<DatabaseWork>[] {
  const { platform: words } = chores
  const count = (found: number) => (found < most ? format.number(found) : chores.more(format.number(found)))
  const oldest = (open: readonly OpenWork[]) => Math.min(...open.map(({ at }) => at))
  return [
    { key: 'shard', label: words.database, cell: ({ shard }) => shard },
    { key: 'open', label: words.open, cell: ({ open }) => count(open.length), end: true },
    {
      key: 'oldest',
      label: words.oldest,
      cell: ({ open }) => (open.length > 0 ? format.moment(oldest(open)) : words.nothingOpen),
      nowrap: true,
    },
    {
      key: 'failing',
      label: words.failing,
      cell: ({ open }) => format.number(open.filter(({ error }) => error !== '').length),
      end: true,
    },
    {
      key: 'chores',
      label: words.chores,
      cell: ({ open }) => format.number(open.filter(({ handler }) => handler === 'runChore').length),
      end: true,
    },
    { key: 'abandoned', label: words.abandoned, cell: ({ abandoned }) => format.number(abandoned.length), end: true },
  ]
}

function scheduleColumns(w: Speech, now: number): readonly Column<WatermarkRow>[] {
  const { platform: words } = w.chores
  const tasks: Record<string, string> = words.tasks
  const { format } = w
  return [
    { key: 'name', label: words.schedule, cell: ({ schedule }) => tasks[schedule] ?? schedule },
    {
      key: 'state',
      label: w.invitations.state,
      cell: (row) => <ScheduleState w={w} row={row} now={now} />,
      nowrap: true,
    },
    {
      key: 'every',
      label: words.every,
      cell: ({ everyMinutes }) => sayPeriod(w, everyMinutes),
      nowrap: true,
    },
    { key: 'at', label: words.lastRun, cell: ({ at }) => (at > 0 ? format.moment(at) : words.never), nowrap: true },
    {
      key: 'error',
      label: words.lastError,
      cell: ({ error, failedAt }) =>
        error && failedAt !== null ? `${error} (${format.moment(failedAt)})` : words.neverFailed,
    },
  ]
}

function ScheduleState({ w, row, now }: { w: Speech; row: WatermarkRow; now: number }) {
  const { platform: words } = w.chores
  if (row.error) return <State tone="bad">{words.failing}</State>
  if (row.holder) return <State tone="info">{words.held}</State>
  const late = now - row.at > 2 * row.everyMinutes * 60_000 + 120_000
  return late ? <State tone="warn">{words.late}</State> : <State tone="ok">{words.onTime}</State>
}

function sayPeriod({ format, units }: Speech, minutes: number): string {
  if (minutes < 60) return format.count(minutes, units.minute, units.minutes)
  if (minutes < 1440) return format.count(minutes / 60, units.hour, units.hours)
  return format.count(minutes / 1440, units.day, units.days)
}

type Work = { organisationId: string; handler: string; attempts: number; error: string; at: number }

function workColumns<Row extends Work>({ chores, format }: Speech): readonly Column<Row>[] {
  const { platform: words } = chores
  return [
    { key: 'handler', label: words.handler, cell: ({ handler }) => handler },
    { key: 'organisation', label: words.organisation, cell: ({ organisationId }) => organisationId },
    { key: 'attempts', label: words.attempts, cell: ({ attempts }) => format.number(attempts), end: true },
    { key: 'at', label: words.since, cell: ({ at }) => format.moment(at), nowrap: true },
    { key: 'error', label: words.error, cell: ({ error }) => error || chores.noAnswer },
  ]
}
