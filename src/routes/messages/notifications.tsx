import * as z from 'zod'
import { batch, read } from '#db/database.ts'
import { pageOf } from '#db/listing.ts'
import {
  markAllRead,
  markRead,
  type NotificationRow,
  personOf,
  selectNotification,
  selectNotifications,
  selectUnread,
} from '#db/messages/notifications.ts'
import type { Context } from '#http/context.ts'
import { readForm } from '#http/form.ts'
import { addressOf, afterKey, readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { gone, page } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { NotificationsPage } from '#views/messages/notifications.tsx'
import { sayNotice } from '#views/messages/say-notice.ts'

const pageSize = 25

/** For everybody who has a role here, guests included. */
export const notifications = room(paths.notifications.all, { staff: 'desk.read' })

  .get(
    '/',
    async (c) => {
      const { scope } = c.var
      const { after } = readListing(c)
      const shown = c.req.query('show') === 'all' ? 'all' : 'unread'
      const select = shown === 'all' ? selectNotifications : selectUnread
      const [rows] = await read(scope, select(scope, mine(c), after, pageSize))
      return page(c, c.var.w.notices.title, list(c, shown, rows))
    },
    { rows: 90 },
  )

  .post('/readings', async (c) => {
    await read(c.var.scope)
    const { scope, visit, w } = c.var
    const form = await readForm(c, Readings)
    const until = form.ok ? form.value.until : scope.clock.now()
    if (visit.person) await batch(scope.db, [markAllRead(scope, visit.person.personId, until)])
    return gone(c, paths.notifications.all, { text: w.notices.allRead })
  })

  .post('/:id/reading', async (c) => {
    const { scope } = c.var
    const [[found]] = await read(scope, selectNotification(scope, mine(c), c.req.param('id') ?? ''))
    if (!found) throw new NotThere()
    const form = await readForm(c, Reading)
    await batch(scope.db, [markRead(scope, found.personId, found.id)])
    if (form.ok && form.value.open) return gone(c, sayNotice(c.var.w, found).href)
    return gone(c, paths.notifications.all, { text: c.var.w.notices.read })
  })

const Readings = z.strictObject({ until: z.coerce.number().int().min(0) })
const Reading = z.strictObject({ open: z.literal('on').optional() })

const mine = (c: Context) => personOf(c.var.scope, c.var.visit.claims?.identity ?? '')

function list(c: Context, shown: 'unread' | 'all', rows: readonly NotificationRow[]) {
  const list = pageOf(rows, pageSize)
  return (
    <NotificationsPage
      w={c.var.w}
      page={list}
      shown={shown}
      unread={c.var.visit.person?.unread ?? 0}
      address={addressOf(c)}
      after={afterKey(list.next)}
      now={c.var.scope.clock.now()}
    />
  )
}
