import type { IncomingLine } from '#db/exchange/incoming.ts'
import type { SourceRow } from '#db/exchange/sources.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { Button, LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { IncomingBadge, isRefusing, providerName, SourceBadge } from './states.tsx'

type SourceProps = {
  w: Speech
  source: SourceRow
  page: Page<IncomingLine>
  address: string
  after: string | undefined
  problem?: string | undefined
}

export function SourcePage({ w, source, page, address, after, problem }: SourceProps) {
  const { webhooks: words, format } = w
  const paged = address.includes('after=')
  return (
    <Live topics="access" address={address}>
      <PageHead
        title={source.name}
        state={<SourceBadge w={w} source={source} />}
        facts={[
          { icon: 'blend', text: providerName(source.provider) },
          { icon: 'download', text: format.count(source.received, words.receivedOne, words.receivedMany) },
        ]}
        actions={source.removedAt === null && <SourceActions w={w} source={source} />}
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      <Warning w={w} source={source} />
      <Card title={words.deliveriesIn} id="incoming" flush>
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={words.deliveriesInTable}
            columns={columnsOf(w)}
            items={page.items}
            id={({ id }) => id}
            name={({ kind }) => kind}
          />
        ) : (
          <Empty icon="download" title={words.nothingReceived}>
            {words.nothingReceivedHint}
          </Empty>
        )}
        {(after || paged) && (
          <Pager
            w={w}
            previous={paged ? withParameters(address, { after: undefined }) : undefined}
            next={after && withParameters(address, { after })}
          />
        )}
      </Card>
      {source.removedAt === null && <RemoveSource w={w} source={source} />}
    </Live>
  )
}

function SourceActions({ w, source }: { w: Speech; source: SourceRow }) {
  return (
    <>
      <Button opens="remove-source">{w.webhooks.removeSource}</Button>
      <LinkButton tone="primary" icon="key-round" href={paths.source.secret(source.id)}>
        {w.webhooks.secretShow}
      </LinkButton>
    </>
  )
}

function Warning({ w, source }: { w: Speech; source: SourceRow }) {
  const { webhooks: words, format } = w
  if (source.removedAt !== null) return null
  if (source.sealedSecret === '') {
    return (
      <Alert tone="warn" title={words.secretAwaited}>
        {words.secretAwaitedWhy}
      </Alert>
    )
  }
  if (!isRefusing(source) || source.refusedAt === null) return null
  const count = format.count(source.refused, words.refusedOne, words.refusedMany)
  return (
    <Alert tone="bad" title={words.refusedCalls}>
      {words.refusedSince(count, format.moment(source.refusedAt))}
    </Alert>
  )
}

const columnsOf = (w: Speech): Column<IncomingLine>[] => [
  {
    key: 'kind',
    label: w.webhooks.kind,
    cell: ({ id, kind, eventId }) => (
      <>
        <a href={paths.incoming.one(id)}>{kind || w.webhooks.kindUnknown}</a>
        <small>{eventId}</small>
      </>
    ),
  },
  { key: 'at', label: w.webhooks.receivedAt, cell: ({ at }) => w.format.moment(at), nowrap: true },
  {
    key: 'bytes',
    label: w.webhooks.size,
    cell: ({ bytes }) => w.webhooks.bytes(w.format.number(bytes)),
    end: true,
    optional: true,
  },
  { key: 'state', label: w.webhooks.state, cell: ({ state }) => <IncomingBadge w={w} state={state} /> },
]

function RemoveSource({ w, source }: { w: Speech; source: SourceRow }) {
  return (
    <Confirm
      w={w}
      id="remove-source"
      title={w.webhooks.removeSourceTitle(source.name)}
      action={paths.source.removal(source.id)}
      verb={w.webhooks.removeSourceVerb}
      keep={w.webhooks.keepSource}
    >
      <p>{w.webhooks.removeSourceFollows}</p>
    </Confirm>
  )
}
