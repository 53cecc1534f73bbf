import type { Page } from '#db/listing.ts'
import type { SiteRow } from '#db/organisations/sites.ts'
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

type SitesProps = {
  w: Speech
  page: Page<SiteRow>
  address: string
  searched: string
  after: string | undefined
  mayEdit: boolean
}

export function SitesPage({ w, page, address, searched, after, mayEdit }: SitesProps) {
  const add = mayEdit && (
    <LinkButton tone="primary" icon="plus" href={paths.sites.new}>
      {w.sites.open}
    </LinkButton>
  )
  return (
    <Live topics="settings" address={address}>
      <PageHead title={w.sites.title} lead={w.sites.lead} actions={add} />
      <Card flush>
        <Toolbar w={w} address={address} label={w.sites.search} placeholder={w.sites.searchHint} />
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={w.sites.list}
            columns={columnsOf(w)}
            items={page.items}
            id={(site) => site.id}
            name={(site) => site.name}
          />
        ) : (
          <Empty level={2} icon="map-pin" title={w.sites.noneFound(searched)} />
        )}
        {(after || address.includes('after=')) && (
          <Pager
            w={w}
            previous={address.includes('after=') ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
    </Live>
  )
}

const columnsOf = (w: Speech): Column<SiteRow>[] => [
  {
    key: 'name',
    label: w.sites.name,
    cell: (site) => (
      <>
        <a href={paths.sites.one(site.id)}>{site.name}</a>
        <small>{site.street}</small>
      </>
    ),
  },
  { key: 'town', label: w.sites.town, cell: (site) => `${site.postalCode} ${site.town}` },
  { key: 'phone', label: w.sites.phone, cell: (site) => site.phone, optional: true, nowrap: true },
  { key: 'state', label: w.sites.state, cell: (site) => <SiteState w={w} site={site} /> },
]

export function SiteState({ w, site }: { w: Speech; site: SiteRow }) {
  return site.closedAt === null ? (
    <Badge tone="ok">{w.sites.isOpen}</Badge>
  ) : (
    <Badge icon="lock">{w.sites.isClosed(w.format.shortDay(site.closedAt))}</Badge>
  )
}
