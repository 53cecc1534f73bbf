import type { Page } from '#db/listing.ts'
import type { SpaceRow } from '#db/places/spaces.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Badge } from '#views/ui/state.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import { Toolbar } from '#views/ui/toolbar.tsx'
import type { Speech } from '#words/words.ts'

type SpacesProps = {
  w: Speech
  page: Page<SpaceRow>
  address: string
  searched: string
  after: string | undefined
  mayEdit: boolean
}

export function SpacesPage({ w, page, address, searched, after, mayEdit }: SpacesProps) {
  const add = mayEdit && (
    <LinkButton tone="primary" icon="plus" href={paths.spaces.new}>
      {w.spaces.open}
    </LinkButton>
  )
  const later = address.includes('after=')
  return (
    <Live topics="sessions" address={address}>
      <PageHead title={w.spaces.title} lead={w.spaces.lead} actions={add} />
      <Card flush>
        <Toolbar w={w} address={address} label={w.spaces.search} placeholder={w.spaces.searchHint} />
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.spaces.list}
            columns={columnsOf(w)}
            items={page.items}
            id={({ id }) => id}
            name={({ name }) => name}
          />
        ) : (
          <Empty level={2} icon="door-open" title={w.spaces.noneFound(searched)} />
        )}
        {(after || later) && (
          <Pager
            w={w}
            previous={later ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </Live>
  )
}

const columnsOf = (w: Speech): Column<SpaceRow>[] => [
  { key: 'name', label: w.spaces.name, cell: ({ id, name }) => <a href={paths.spaces.one(id)}>{name}</a> },
  { key: 'site', label: w.spaces.site, cell: ({ siteName }) => siteName },
  { key: 'capacity', label: w.spaces.capacity, end: true, cell: ({ capacity }) => w.format.number(capacity) },
  { key: 'equipment', label: w.spaces.equipment, optional: true, cell: ({ equipment }) => equipment },
  { key: 'state', label: w.spaces.state, cell: (space) => <SpaceState w={w} space={space} /> },
]

export function SpaceState({ w, space }: { w: Speech; space: SpaceRow }) {
  return space.closedAt === null ? (
    <Badge tone="ok">{w.spaces.isOpen}</Badge>
  ) : (
    <Badge icon="lock">{w.spaces.isClosed(w.format.shortDay(space.closedAt))}</Badge>
  )
}
