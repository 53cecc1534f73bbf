import type { ProgrammeFilter, ProgrammeLine } from '#db/catalogue/programmes.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { Menu, MenuLink } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'
import { ProgrammeState, typeName } from './frame.tsx'

type ProgrammesProps = {
  w: Speech
  page: Page<ProgrammeLine>
  address: string
  filter: ProgrammeFilter
  after: string | undefined
  /** How many dates a line holds at most. */
  mostDates: number
  organisation: string
  mayEdit: boolean
}

export function ProgrammesPage(props: ProgrammesProps) {
  const { w, page, address, filter, after } = props
  const { catalogue: words } = w
  const paged = address.includes('after=')
  return (
    <Live topics="catalogue" address={address}>
      <div class="stacked wide6">
        <PageHead title={words.title} lead={words.lead} actions={<Actions {...props} />} />
        <Tabs label={words.views} tabs={viewsOf(w, filter)} />
        <Card flush label={words.title}>
          <Toolbar w={w} address={address} label={words.search} placeholder={words.searchHint} shown={['type']}>
            <Filters w={w} filter={filter} />
          </Toolbar>
          {page.items.length > 0 ? (
            <Table
              w={w}
              label={words.list}
              columns={columnsOf(w, props.mostDates)}
              items={page.items}
              id={({ id }) => id}
              name={({ title }) => title}
            />
          ) : (
            <Nothing {...props} />
          )}
          {(after || paged) && (
            <Pager
              w={w}
              previous={paged ? withParameters(address, { after: undefined }) : undefined}
              next={after && withParameters(address, { after })}
            />
          )}
        </Card>
      </div>
    </Live>
  )
}

function Actions({ w, mayEdit, organisation }: ProgrammesProps) {
  const { catalogue: words } = w
  return (
    <>
      <Menu id="catalogue-more" label={words.more}>
        <MenuLink href={paths.catalogue.packs.all} icon="layout-grid">
          {words.packs.title}
        </MenuLink>
        <MenuLink href={paths.portal.catalogue(organisation)} icon="external-link">
          {words.publicPages}
        </MenuLink>
        {mayEdit && (
          <MenuLink href={paths.catalogue.import} icon="upload">
            {words.import}
          </MenuLink>
        )}
      </Menu>
      {mayEdit && (
        <LinkButton tone="primary" icon="plus" href={paths.catalogue.new}>
          {words.create}
        </LinkButton>
      )}
    </>
  )
}

function viewsOf({ catalogue: words }: Speech, filter: ProgrammeFilter) {
  return (
    [
      ['', words.sold],
      ['public', words.published],
      ['archived', words.archived],
    ] as const
  ).map(([show, label]) => ({
    href: withParameters(paths.catalogue.all, { show: show || undefined }),
    label,
    current: filter.show === show,
  }))
}

function Filters({ w: { catalogue: words }, filter }: { w: Speech; filter: ProgrammeFilter }) {
  return (
    <>
      <select class="input" name="type" aria-label={words.filterType}>
        <option value="">{words.everyType}</option>
        {Object.entries(words.types).map(([type, label]) => (
          <option value={type} selected={type === filter.actionType}>
            {label}
          </option>
        ))}
      </select>
      <Button size="small">{words.show}</Button>
    </>
  )
}

function Nothing({ w: { catalogue: words }, filter, mayEdit }: ProgrammesProps) {
  const isBare = filter.q === '' && filter.actionType === '' && filter.show === '' && filter.after === null
  if (!isBare) return <Empty level={2} icon="book-open" title={words.noneFound(filter.q)} />
  return (
    <Empty
      level={2}
      icon="book-open"
      title={words.none}
      actions={
        mayEdit && (
          <>
            <LinkButton tone="primary" href={paths.catalogue.new}>
              {words.create}
            </LinkButton>
            <LinkButton href={paths.catalogue.import}>{words.import}</LinkButton>
          </>
        )
      }
    >
      {words.noneHint}
    </Empty>
  )
}

const columnsOf = (w: Speech, mostDates: number): Column<ProgrammeLine>[] => {
  const { catalogue: words, format } = w
  return [
    {
      key: 'title',
      label: words.programme,
      cell: ({ id, title, major, minor, actionType }) => (
        <>
          <a href={paths.catalogue.one(id)}>{title}</a>
          <small>
            {typeName(words, actionType)} · {words.version(`${major}.${minor}`)}
          </small>
        </>
      ),
    },
    {
      key: 'duration',
      label: words.moduleHours,
      nowrap: true,
      optional: true,
      cell: ({ minutes, halfDays }) => (
        <>
          {format.duration(minutes)}
          <small>{words.days(halfDays, format.number(halfDays / 2))}</small>
        </>
      ),
    },
    {
      key: 'price',
      label: words.fields.pricePerPerson,
      end: true,
      nowrap: true,
      optional: true,
      cell: ({ pricePerPerson }) => (pricePerPerson ? format.amount(pricePerPerson) : words.noPrice),
    },
    {
      key: 'dates',
      label: words.dates,
      nowrap: true,
      cell: ({ dates }) => <Dates w={w} dates={dates} most={mostDates} />,
    },
    { key: 'state', label: words.state, nowrap: true, cell: (line) => <ProgrammeState w={w} programme={line} /> },
  ]
}

function Dates({ w: { catalogue: words, format }, dates, most }: { w: Speech; dates: string; most: number }) {
  const days = JSON.parse(dates) as string[]
  const [first] = days
  if (first === undefined) return <span class="mute">{words.noDate}</span>
  return (
    <>
      {format.date(first)}
      {days.length > 1 && <small>{words.datesCount(format.number(days.length), days.length === most)}</small>}
    </>
  )
}
