import type { DeliveryLine } from '#db/exchange/deliveries.ts'
import type { SubscriptionRow } from '#db/exchange/subscriptions.ts'
import type { Page } from '#db/listing.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { Alert } from '#views/ui/alert.tsx'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Confirm } from '#views/ui/dialog.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { Menu, MenuLink, MenuOpener, MenuPost } from '#views/ui/menu.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { type Column, Table } from '#views/ui/table.tsx'
import type { Speech } from '#words/words.ts'
import { DeliveryBadge, DestinationBadge, kindName } from './states.tsx'

type DestinationProps = {
  w: Speech
  destination: SubscriptionRow
  page: Page<DeliveryLine>
  address: string
  after: string | undefined
  problem?: string | undefined
}

export function DestinationPage({ w, destination, page, address, after, problem }: DestinationProps) {
  const { webhooks: words } = w
  const { id, name, stop } = destination
  const paged = address.includes('after=')
  return (
    <Live topics="access" address={address}>
      <PageHead
        title={name}
        state={<DestinationBadge w={w} {...destination} />}
        facts={[
          { icon: 'link', text: destination.address },
          { icon: 'rss', text: (JSON.parse(destination.kinds) as string[]).join(', ') },
        ]}
        actions={<Actions w={w} destination={destination} />}
      />
      {problem && <Alert tone="bad" title={problem} role="alert" />}
      {stop && (
        <Alert tone={stop === 'paused' ? 'info' : 'bad'} title={words.stops[stop]}>
          {words.stopWhy[stop]}
        </Alert>
      )}
      <Card title={words.deliveriesOut} id="deliveries" flush>
        {page.items.length > 0 ? (
          <Table
            w={w}
            label={words.deliveriesOutTable}
            columns={columnsOf(w)}
            items={page.items}
            id={(delivery) => delivery.id}
            name={({ kind }) => kindName(w, kind)}
          />
        ) : (
          <Empty icon="send" title={words.nothingSent}>
            {words.nothingSentHint}
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
      <Confirm
        w={w}
        id="remove-destination"
        title={words.removeDestinationTitle(name)}
        action={paths.destination.removal(id)}
        verb={words.removeDestinationVerb}
        keep={words.keepDestination}
      >
        <p>{words.removeDestinationFollows}</p>
      </Confirm>
    </Live>
  )
}

function Actions({ w, destination: { id, name, stop } }: { w: Speech; destination: SubscriptionRow }) {
  const { webhooks: words } = w
  return (
    <>
      <Menu id="destination-menu" label={w.ui.actionsFor(name)}>
        <MenuLink icon="pencil" href={paths.destination.edit(id)}>
          {words.editDestination}
        </MenuLink>
        <MenuLink icon="key-round" href={paths.destination.secret(id)}>
          {words.secretShow}
        </MenuLink>
        {stop === null && (
          <MenuPost icon="refresh-cw" action={paths.destination.replay(id)}>
            {words.replayFailed}
          </MenuPost>
        )}
        {stop === null && (
          <MenuPost icon="circle-dashed" action={paths.destination.pause(id)}>
            {words.pause}
          </MenuPost>
        )}
        <MenuOpener icon="trash-2" bad opens="remove-destination">
          {words.removeDestination}
        </MenuOpener>
      </Menu>
      {stop === null ? (
        <PostButton tone="primary" icon="send" action={paths.destination.trial(id)}>
          {words.test}
        </PostButton>
      ) : (
        <>
          <LinkButton icon="pencil" href={paths.destination.edit(id)}>
            {words.editDestination}
          </LinkButton>
          <PostButton tone="primary" icon="circle-play" action={paths.destination.resumption(id)}>
            {words.resume}
          </PostButton>
        </>
      )}
    </>
  )
}

const columnsOf = (w: Speech): Column<DeliveryLine>[] => [
  {
    key: 'kind',
    label: w.webhooks.kind,
    cell: ({ id, kind }) => (
      <>
        <a href={paths.delivery.one(id)}>{kindName(w, kind)}</a>
        <small>{kind}</small>
      </>
    ),
  },
  { key: 'at', label: w.webhooks.happenedAt, cell: ({ at }) => w.format.moment(at), nowrap: true },
  {
    key: 'attempts',
    label: w.webhooks.attempts,
    cell: ({ attempts }) => w.format.number(attempts),
    end: true,
    optional: true,
  },
  {
    key: 'next',
    label: w.webhooks.nextTry,
    cell: ({ state, dueAt }) => (state === 'due' && dueAt !== null ? w.format.moment(dueAt) : ''),
    nowrap: true,
    optional: true,
  },
  { key: 'state', label: w.webhooks.state, cell: (delivery) => <DeliveryBadge w={w} {...delivery} /> },
]
