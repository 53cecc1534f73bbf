import type { Page } from '#db/listing.ts'
import type { NotificationRow } from '#db/messages/notifications.ts'
import { paths } from '#paths.ts'
import { withParameters } from '#views/ui/address.ts'
import { LinkButton, PostButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Live } from '#views/ui/live.tsx'
import { PageHead } from '#views/ui/page-head.tsx'
import { Pager } from '#views/ui/pager.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Tabs } from '#views/ui/tabs.tsx'
import type { Speech } from '#words/words.ts'
import { sayNotice } from './say-notice.ts'

type NotificationsProps = {
  w: Speech
  page: Page<NotificationRow>
  shown: 'unread' | 'all'
  unread: number
  address: string
  after: string | undefined
  now: number
}

/** What concerns one person here; what she has not read opens first. */
export function NotificationsPage({ w, page, shown, unread, address, after, now }: NotificationsProps) {
  const words = w.notices
  const actions = (
    <>
      <LinkButton href={paths.notifications.choices} icon="settings">
        {words.choose}
      </LinkButton>
      {unread > 0 && (
        <PostButton action={paths.notifications.readings} fields={{ until: String(now) }} icon="check">
          {words.markAllRead}
        </PostButton>
      )}
    </>
  )
  return (
    <Live topics="notifications" address={address}>
      <PageHead title={words.title} lead={words.lead} actions={actions} />
      <Tabs
        label={words.views}
        tabs={[
          {
            href: paths.notifications.all,
            label: words.unread,
            count: unread || undefined,
            current: shown === 'unread',
          },
          {
            href: withParameters(paths.notifications.all, { show: 'all' }),
            label: words.everything,
            current: shown === 'all',
          },
        ]}
      />
      <Card label={words.list} flush>
        {page.items.length === 0 ? (
          <Empty level={2} icon="bell" title={shown === 'unread' ? words.noneUnread : words.none}>
            {words.noneHint}
          </Empty>
        ) : (
          <Rows label={words.list}>
            {page.items.map((item) => (
              <Line w={w} item={item} />
            ))}
          </Rows>
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

function Line({ w, item }: { w: Speech; item: NotificationRow }) {
  const { title, sentence, verb, href } = sayNotice(w, item)
  const reading = paths.notifications.reading(item.id)
  const actions = item.unread ? (
    <>
      <PostButton size="small" action={reading} fields={{ open: 'on' }}>
        {verb}
      </PostButton>
      <PostButton size="small" tone="quiet" icon="check" label={`${w.notices.markRead} : ${title}`} action={reading} />
    </>
  ) : (
    <LinkButton size="small" tone="quiet" href={href}>
      {verb}
    </LinkButton>
  )
  return (
    <Row
      id={`notification-${item.id}`}
      icon={item.unread ? 'bell' : 'check'}
      title={item.unread ? <b>{sentence}</b> : sentence}
      context={`${title} · ${w.format.moment(item.at)}`}
      actions={actions}
    />
  )
}
