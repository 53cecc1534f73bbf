import type { SourceRow } from '#db/exchange/sources.ts'
import type { SubscriptionRow } from '#db/exchange/subscriptions.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { DestinationBadge, providerName, SourceBadge } from './states.tsx'

type WebhooksProps = { w: Speech; sources: readonly SourceRow[]; destinations: readonly SubscriptionRow[] }

/** Both ways on one page: what comes in, what goes out. */
export function WebhooksPage({ w, sources, destinations }: WebhooksProps) {
  const { webhooks: words } = w
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <Card title={words.sources} id="sources" flush actions={<Add href={paths.source.new} verb={words.addSource} />}>
        {sources.length > 0 ? (
          <Table
            w={w}
            label={words.sourcesTable}
            columns={sourceColumns(w)}
            items={sources}
            id={({ id }) => id}
            name={({ name }) => name}
          />
        ) : (
          <Empty icon="download" title={words.noSource}>
            {words.noSourceHint}
          </Empty>
        )}
      </Card>
      <Card
        title={words.destinations}
        id="destinations"
        flush
        actions={<Add href={paths.destination.new} verb={words.addDestination} />}
      >
        {destinations.length > 0 ? (
          <Table
            w={w}
            label={words.destinationsTable}
            columns={destinationColumns(w)}
            items={destinations}
            id={({ id }) => id}
            name={({ name }) => name}
          />
        ) : (
          <Empty icon="send" title={words.noDestination}>
            {words.noDestinationHint}
          </Empty>
        )}
      </Card>
    </>
  )
}

function Add({ href, verb }: { href: string; verb: string }) {
  return (
    <LinkButton size="small" icon="plus" href={href}>
      {verb}
    </LinkButton>
  )
}

const sourceColumns = (w: Speech): Column<SourceRow>[] => [
  {
    key: 'name',
    label: w.webhooks.sourceName,
    cell: ({ id, name, provider }) => (
      <>
        <a href={paths.source.one(id)}>{name}</a>
        <small>{providerName(provider)}</small>
      </>
    ),
  },
  { key: 'received', label: w.webhooks.received, cell: ({ received }) => w.format.number(received), end: true },
  {
    key: 'last',
    label: w.webhooks.lastReceived,
    cell: ({ lastAt }) => (lastAt === null ? w.webhooks.never : w.format.moment(lastAt)),
    nowrap: true,
  },
  { key: 'state', label: w.webhooks.state, cell: (source) => <SourceBadge w={w} source={source} /> },
]

const destinationColumns = (w: Speech): Column<SubscriptionRow>[] => [
  {
    key: 'name',
    label: w.webhooks.destinationName,
    cell: ({ id, name, address }) => (
      <>
        <a href={paths.destination.one(id)}>{name}</a>
        <small>{URL.parse(address)?.host}</small>
      </>
    ),
  },
  {
    key: 'kinds',
    label: w.webhooks.kinds,
    cell: ({ kinds }) =>
      w.format.count((JSON.parse(kinds) as string[]).length, w.webhooks.kindOne, w.webhooks.kindMany),
  },
  { key: 'sent', label: w.webhooks.sentCount, cell: ({ queued }) => w.format.number(queued), end: true },
  { key: 'state', label: w.webhooks.state, cell: (destination) => <DestinationBadge w={w} {...destination} /> },
]
