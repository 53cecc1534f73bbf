import type { ChoreRow, FaultRow } from '#db/chores/chores.ts'
import type { ChoreState, FaultReason } from '#domain/chores/chore.ts'
import { paths } from '#paths.ts'
import { type Entry, History } from '#views/events/history.tsx'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { liveOn } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Job } from '#views/ui/progress.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { ChoreBadge, doingName, kindName } from './state.tsx'

export type ChoreScreen = {
  chore: ChoreRow
  state: ChoreState
  standstill: { eventId: string; handler: string; error: string } | undefined
  faults: readonly FaultRow[]
  after: string | undefined
  paged: boolean
  history: readonly Entry[]
  /** An archive that can still be taken away, by whoever may. */
  archive: 'ready' | 'gone' | 'none'
  may: { edit: boolean; leave: boolean }
}

/** While it runs it is told of each step, and asks for itself now and then in case it was not; a reload does as well. */
export function ChorePage({ w, screen }: { w: Speech; screen: ChoreScreen }) {
  const { chore, state, history } = screen
  const address = paths.chores.one(chore.id)
  const following = state === 'running' ? { ...liveOn('work', address, 'chore'), 'hx-trigger': 'live, every 5s' } : {}
  return (
    <div id="chore" class="stacked wide6" {...following}>
      <PageHead
        title={kindName(w, chore.kind)}
        state={<ChoreBadge w={w} state={state} />}
        facts={factsOf(w, chore)}
        actions={<Actions w={w} screen={screen} />}
      />
      <div class="cols">
        <div>
          <Happening w={w} screen={screen} />
          <Faults w={w} screen={screen} />
        </div>
        <div>
          <History w={w} entries={history} />
        </div>
      </div>
    </div>
  )
}

function Actions({ w, screen: { chore, state, archive, may } }: { w: Speech; screen: ChoreScreen }) {
  if (state === 'running') {
    return (
      <LinkButton icon="refresh-cw" href={paths.chores.one(chore.id)}>
        {w.chores.refresh}
      </LinkButton>
    )
  }
  if ((chore.kind === 'papers' || chore.kind === 'papers_again') && state === 'done') {
    return (
      <LinkButton tone="primary" icon="download" href={paths.papers.archive(chore.id)} download>
        {w.papers.archiveTake}
      </LinkButton>
    )
  }
  if (archive !== 'ready' || !may.leave) return null
  return (
    <LinkButton tone="primary" icon="download" href={paths.chores.archiveOf(chore.id)}>
      {w.chores.archiveTake}
    </LinkButton>
  )
}

function factsOf({ chores: words, format }: Speech, chore: ChoreRow) {
  return [
    ...(chore.byName ? [{ icon: 'user' as const, text: words.askedBy(chore.byName) }] : []),
    { icon: 'calendar' as const, text: words.begun(format.moment(chore.at)) },
    ...(chore.endedAt === null ? [] : [{ icon: 'check' as const, text: words.ended(format.moment(chore.endedAt)) }]),
  ]
}

function Happening({ w, screen: { chore, state, standstill, archive, may } }: { w: Speech; screen: ChoreScreen }) {
  const { chores: words, format } = w
  return (
    <>
      {standstill && (
        <Alert
          tone="bad"
          role="alert"
          title={words.stuckTitle}
          action={
            may.edit && (
              <PostButton
                action={paths.chores.replays}
                fields={{ event: standstill.eventId, handler: standstill.handler }}
                icon="refresh-cw"
              >
                {words.replay}
              </PostButton>
            )
          }
        >
          {words.stuckHint} {standstill.error}
        </Alert>
      )}
      {state === 'cancelled' && (
        <Alert title={words.states.cancelled} icon="ban">
          {words.stoppedHint(format.number(chore.done), format.number(chore.total))}
        </Alert>
      )}
      {archive === 'gone' && (
        <Alert title={words.archiveGone} icon="archive">
          {words.archiveGoneHint}
        </Alert>
      )}
      {(state === 'running' || state === 'stuck' || state === 'done') && (
        <Card label={words.progress} flush>
          <Job
            w={w}
            label={state === 'done' ? words.states.done : doingName(w, chore.kind)}
            done={chore.done}
            total={chore.total}
            stop={may.edit && state === 'running' ? paths.chores.cancellation(chore.id) : undefined}
          />
        </Card>
      )}
    </>
  )
}

function Faults({ w, screen: { chore, faults, after, paged } }: { w: Speech; screen: ChoreScreen }) {
  const { chores: words } = w
  if (faults.length === 0 && !paged) return null
  const address = paths.chores.one(chore.id)
  return (
    <Card
      title={words.faultsTitle}
      id="faults"
      note={w.format.count(chore.failed, words.fault, words.faultsMany)}
      flush
    >
      <Table
        w={w}
        label={words.faultsList}
        columns={columnsOf(w)}
        items={faults}
        id={({ line }) => String(line)}
        name={({ what }) => what}
      />
      {(after || paged) && (
        <Pager
          w={w}
          previous={paged ? address : undefined}
          next={after && `${address}?after=${encodeURIComponent(after)}`}
        />
      )}
    </Card>
  )
}

const columnsOf = ({ chores: words, format }: Speech): readonly Column<FaultRow>[] => [
  { key: 'what', label: words.given, cell: ({ what }) => what },
  { key: 'line', label: words.lineNumber, cell: ({ line }) => format.number(line), end: true },
  { key: 'why', label: words.why, cell: ({ why }) => (why in words.whys ? words.whys[why as FaultReason] : why) },
]
