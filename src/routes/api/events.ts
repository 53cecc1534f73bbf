import { read } from '#db/database.ts'
import { selectEventsAfter } from '#db/events/api-events.ts'
import { messageOf } from '#domain/exchange/public-events.ts'
import { toldPage } from '#http/api.ts'
import { apiPage } from '#http/api-list.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { EventTold } from './told/events.ts'

type Row = Awaited<ReturnType<typeof selectEventsAfter>>[number]

/**
 * What happened, for a program that follows: fifty numbers at a time, of which it is told what webhooks would tell. A page
 * may therefore be short, or empty, and others follow all the same.
 */
export const apiEvents = room(paths.api.events, { key: 'events:read' }).get(
  '/',
  async (c) => {
    const after = numberIn(c.req.query('after'))
    const [rows] = await read(c.var.scope, selectEventsAfter(c.var.scope, after, apiPage))
    const last = rows.at(-1)?.seq ?? after
    const next = rows.length === apiPage ? `${paths.api.events}?after=${last}` : null
    return toldPage(c, { items: rows.flatMap(eventOf), last, next })
  },
  { rows: 140 },
)

function eventOf({ id, seq, body, ...event }: Row): EventTold[] {
  const payload = JSON.parse(body) as Record<string, unknown>
  const message = messageOf({ ...event, payload })
  return message ? [{ seq, event: id, ...(JSON.parse(message.body) as Omit<EventTold, 'seq' | 'event'>) }] : []
}

const numberIn = (text = ''): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)
