import type { ConcernFilter, ConcernRow } from '#db/cockpit/concerns.ts'
import type { ConcernKind } from '#domain/cockpit/kinds.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { State } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { placeOf, saidOf } from './concern.ts'

type CockpitProps = {
  w: Speech
  concerns: readonly ConcernRow[]
  filter: ConcernFilter
  sites: readonly (readonly [string, string])[]
  kinds: readonly ConcernKind[]
  today: string
  address: string
  after: string | undefined
}

export function CockpitPage({ w, concerns, filter, sites, kinds, today, address, after }: CockpitProps) {
  const isFiltered = filter.site !== '' || filter.owner !== '' || filter.kind !== ''
  const isBeyond = address.includes('after=')
  return (
    <Live topics="sessions attendance papers people" address={address}>
      <PageHead title={w.cockpit.title} lead={w.cockpit.lead} />
      <Card flush>
        <search>
          <form class="toolbar" method="get" action={paths.cockpit}>
            <Choice name="kind" label={w.cockpit.kind} all={w.cockpit.everyKind} chosen={filter.kind}>
              {kinds.map((kind) => [kind, w.cockpit.kinds[kind]] as const)}
            </Choice>
            {sites.length > 1 && (
              <Choice name="site" label={w.cockpit.site} all={w.cockpit.everySite} chosen={filter.site}>
                {sites}
              </Choice>
            )}
            <Choice name="owner" label={w.cockpit.owner} all={w.cockpit.everyone} chosen={filter.owner}>
              {[['me', w.cockpit.mine]]}
            </Choice>
            <button type="submit" class="btn small">
              {w.cockpit.filter}
            </button>
          </form>
        </search>
        {concerns.length > 0 ? (
          <Table
            w={w}
            label={w.cockpit.list}
            columns={columnsOf(w, today)}
            items={concerns}
            id={({ sessionId, kind }) => `${sessionId}-${kind}`}
            name={({ title }) => title}
          />
        ) : (
          <Empty level={2} icon="circle-check" title={isFiltered ? w.cockpit.noneFiltered : w.cockpit.none} />
        )}
        {(after || isBeyond) && (
          <Pager
            w={w}
            previous={isBeyond ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </Live>
  )
}

type ChoiceProps = {
  name: string
  label: string
  all: string
  chosen: string
  children: readonly (readonly string[])[]
}

function Choice({ name, label, all, chosen, children }: ChoiceProps) {
  return (
    <select class="input" name={name} aria-label={label} data-submit>
      <option value="">{all}</option>
      {children.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  )
}

const columnsOf = (w: Speech, today: string): Column<ConcernRow>[] => [
  {
    key: 'what',
    label: w.cockpit.what,
    cell: (concern) => (
      <>
        <a href={placeOf(concern)}>{saidOf(w, concern)}</a>
        <small>{w.cockpit.kinds[concern.kind as ConcernKind]}</small>
      </>
    ),
  },
  {
    key: 'session',
    label: w.cockpit.session,
    cell: ({ title, siteName, startsOn, endsOn }) => (
      <>
        {title}
        <small>{[siteName, startsOn && w.format.period(startsOn, endsOn)].filter(Boolean).join(' · ')}</small>
      </>
    ),
  },
  { key: 'owner', label: w.cockpit.owner, cell: ({ ownerName }) => ownerName ?? w.cockpit.nobody, optional: true },
  {
    key: 'since',
    label: w.cockpit.since,
    nowrap: true,
    cell: ({ dueOn }) => <State tone={dueOn < today ? 'bad' : 'warn'}>{w.format.date(dueOn)}</State>,
  },
]
