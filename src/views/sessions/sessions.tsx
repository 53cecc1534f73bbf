import type { Page } from '#db/listing.ts'
import type { SessionFilter, SessionLine, SessionPeriod } from '#db/sessions/list.ts'
import type { SessionState } from '#domain/sessions/state.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Fill } from '#views/ui/fill.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import { type Filter, Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { SessionBadge } from './state.tsx'

export type SessionItem = SessionLine & { state: SessionState; trainerNames: readonly string[] }

type SessionsProps = {
  w: Speech
  page: Page<SessionItem>
  address: string
  filter: SessionFilter
  periods: readonly SessionPeriod[]
  sites: readonly { id: string; name: string }[]
  programmeTitle: string | undefined
  after: string | undefined
  mayEdit: boolean
}

export function SessionsPage(props: SessionsProps) {
  const { w, page, address, filter, after, mayEdit } = props
  const add = mayEdit && (
    <LinkButton tone="primary" icon="plus" href={paths.sessions.new}>
      {w.sessions.create}
    </LinkButton>
  )
  const later = address.includes('after=')
  return (
    <Live topics="sessions people" address={address}>
      <PageHead title={w.sessions.title} lead={w.sessions.lead} actions={add} />
      <Tabs
        label={w.sessions.periodsLabel}
        tabs={props.periods.map((period) => ({
          href: withParameters(address, { period: period === 'open' ? undefined : period }),
          label: w.sessions.periods[period],
          current: period === filter.period,
        }))}
      />
      <Card flush>
        <SessionsToolbar {...props} />
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.sessions.list}
            columns={columnsOf(w)}
            items={page.items}
            id={(session) => session.id}
            name={(session) => `${session.title} ${session.code}`}
          />
        ) : (
          <Empty level={2} icon="presentation" title={w.sessions.noneFound(filter.q)} actions={!filter.q && add} />
        )}
        {(after || later) && (
          <Pager
            w={w}
            previous={later ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
            range={rangeOf(props)}
          />
        )}
      </Card>
    </Live>
  )
}

function SessionsToolbar({ w, address, filter, sites, programmeTitle }: SessionsProps) {
  const siteName = sites.find(({ id }) => id === filter.site)?.name
  const filters: Filter[] = [
    ...(siteName ? [{ key: 'site', label: w.sessions.site, text: `${w.ui.label(w.sessions.site)} ${siteName}` }] : []),
    ...(programmeTitle ? [{ key: 'programme', label: w.sessions.programme, text: programmeTitle }] : []),
  ]
  const choosable = sites.length > 1 && !siteName
  return (
    <Toolbar
      w={w}
      address={address}
      label={w.sessions.search}
      placeholder={w.sessions.searchHint}
      filters={filters}
      shown={choosable ? ['site'] : []}
    >
      {choosable && (
        <>
          <select class="input" name="site" aria-label={w.sessions.site}>
            <option value="">{w.sessions.allSites}</option>
            {sites.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
          <button type="submit" class="btn small">
            {w.sessions.filter}
          </button>
        </>
      )}
    </Toolbar>
  )
}

const columnsOf = (w: Speech): Column<SessionItem>[] => [
  {
    key: 'title',
    label: w.sessions.session,
    cell: (session) => (
      <>
        <a href={paths.sessions.one(session.id)}>{session.title}</a>
        <small>{session.code}</small>
      </>
    ),
  },
  {
    key: 'dates',
    label: w.sessions.dates,
    nowrap: true,
    cell: ({ startsOn, endsOn }) => (startsOn ? w.format.period(startsOn, endsOn) : w.sessions.frame.undated),
  },
  {
    key: 'place',
    label: w.sessions.place,
    cell: (session) => (
      <>
        {session.siteName}
        <small>{session.modality === 'remote' ? w.sessions.frame.remote : session.spaceName || session.place}</small>
      </>
    ),
  },
  {
    key: 'trainer',
    label: w.sessions.trainer,
    optional: true,
    cell: ({ trainerNames }) => trainerNames.join(', ') || w.sessions.noTrainer,
  },
  {
    key: 'seats',
    label: w.sessions.seats,
    nowrap: true,
    cell: ({ taken, seatsMax, seatsMin, waiting }) => (
      <>
        <Fill value={taken} max={seatsMax} least={seatsMin} />
        {waiting > 0 && <small>{w.sessions.waiting(waiting)}</small>}
      </>
    ),
  },
  { key: 'state', label: w.sessions.state, cell: ({ state }) => <SessionBadge w={w} state={state} /> },
]

function rangeOf({ w, page, filter }: SessionsProps): string | undefined {
  const [first] = page.items
  const last = page.items.at(-1)
  if (!first?.startsOn || !last?.startsOn || filter.q) return undefined
  return w.sessions.range(w.format.date(first.startsOn), w.format.date(last.startsOn))
}
