import type { AbandonmentRow } from '#db/chores/abandonments.ts'
import type { ChoreRow } from '#db/chores/chores.ts'
import type { ChoreState } from '#domain/chores/chore.ts'
import { paths } from '#paths.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tiles } from '#views/ui/tiles.tsx'
import type { Speech } from '#words/words.ts'
import { Abandonments } from './abandonments.tsx'
import { ChoreStateCell, kindName } from './state.tsx'

export type Line = ChoreRow & { state: ChoreState }

export type ChoresScreen = {
  lines: readonly Line[]
  after: string | undefined
  paged: boolean
  abandonments: readonly AbandonmentRow[]
  /** Work that is open: how many pieces, of as many as were counted, and since when the oldest waits. */
  open: { count: number; most: number; oldest: number | null }
  may: { edit: boolean; leave: boolean; operate: boolean }
  problem?: string | undefined
}

export function ChoresPage({ w, screen }: { w: Speech; screen: ChoresScreen }) {
  const { chores: words } = w
  const { lines, after, paged, abandonments, may, problem } = screen
  return (
    <Live topics="work" address={paths.chores.all}>
      <PageHead title={words.title} lead={words.lead} actions={<Actions w={w} may={may} />} />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <Tiles tiles={tilesOf(w, screen)} />
      {abandonments.length > 0 && <Abandonments w={w} rows={abandonments} mayEdit={may.edit} />}
      <Card label={words.title} flush>
        {lines.length > 0 ? (
          <Table
            w={w}
            label={words.list}
            columns={columnsOf(w)}
            items={lines}
            id={({ id }) => id}
            name={({ kind }) => kindName(w, kind)}
          />
        ) : (
          <Empty level={2} icon="list-checks" title={words.none}>
            {words.noneHint}
          </Empty>
        )}
        {(after || paged) && (
          <Pager
            w={w}
            previous={paged ? paths.chores.all : undefined}
            next={after && `${paths.chores.all}?after=${encodeURIComponent(after)}`}
          />
        )}
      </Card>
    </Live>
  )
}

function Actions({ w, may }: { w: Speech; may: ChoresScreen['may'] }) {
  return (
    <>
      {may.operate && <LinkButton href={paths.platformJobs}>{w.chores.platform.title}</LinkButton>}
      {may.leave && (
        <LinkButton tone="primary" icon="archive" href={paths.chores.archive}>
          {w.chores.archiveTitle}
        </LinkButton>
      )}
    </>
  )
}

function tilesOf({ chores: words, format }: Speech, { lines, open }: ChoresScreen) {
  const running = lines.filter(({ state }) => state === 'running' || state === 'stuck').length
  const waiting = format.number(open.count)
  return [
    { what: words.running, much: format.number(running) },
    {
      what: words.waiting,
      much: open.count < open.most ? waiting : words.more(waiting),
      note: open.oldest === null ? words.waitingNothing : words.waitingNote(format.moment(open.oldest)),
    },
  ]
}

const columnsOf = (w: Speech): readonly Column<Line>[] => {
  const { chores: words, format } = w
  return [
    {
      key: 'what',
      label: words.what,
      cell: ({ id, kind, failed }) => (
        <>
          <a href={paths.chores.one(id)}>{kindName(w, kind)}</a>
          {failed > 0 && <small>{format.count(failed, words.fault, words.faultsMany)}</small>}
        </>
      ),
    },
    {
      key: 'state',
      label: w.invitations.state,
      cell: ({ state }) => <ChoreStateCell w={w} state={state} />,
      nowrap: true,
    },
    {
      key: 'progress',
      label: words.progress,
      cell: ({ done, total }) => words.lines(format.number(done), format.number(total)),
      nowrap: true,
    },
    { key: 'by', label: words.by, cell: ({ byName }) => byName ?? w.events.automatic },
    { key: 'at', label: words.date, cell: ({ at }) => format.moment(at), nowrap: true, optional: true },
  ]
}
