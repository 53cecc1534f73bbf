import type { RunnableQuery } from 'drizzle-orm/runnable-query'
import { selectApiEnrolments, selectApiPresences } from '#db/attendance/api-enrolled.ts'
import { read } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { type ApiSessionRow, selectApiSession, selectApiSessions } from '#db/sessions/api-sessions.ts'
import { type ApiSlotRow, selectApiSlots } from '#db/sessions/api-slots.ts'
import { told } from '#http/api.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import type { Context } from '#http/context.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { enrolmentOf } from './enrolments.ts'
import { presenceOf } from './presences.ts'
import type { SessionTold, SlotTold } from './told/training.ts'

export const apiSessions = room(paths.api.sessions, { key: 'training:read' })

  .get(
    '/',
    async (c) => {
      const listing = listingOf(c)
      const [rows] = await read(c.var.scope, selectApiSessions(c.var.scope, listing, apiPage))
      return toldList(c, rows, listing, sessionOf)
    },
    { rows: 210 },
  )

  .get('/:id', async (c) => {
    const [[session]] = await read(c.var.scope, selectApiSession(c.var.scope, idOf(c)))
    if (!session) throw new NotThere()
    return told(c, sessionOf(session))
  })

  .get('/:id/slots', (c) => listOf(c, selectApiSlots, slotOf), { rows: 50 })
  .get('/:id/enrolments', (c) => listOf(c, selectApiEnrolments, enrolmentOf), { rows: 50 })
  .get('/:id/presences', (c) => listOf(c, selectApiPresences, presenceOf), { rows: 50 })

type Shown = Omit<ApiSessionRow, 'cancelledAt'> & { cancelledAt: number | null }

export const sessionOf = ({ seatsMax, taken, waiting, cancelledAt, at, sortKey: _, ...row }: Shown) =>
  ({
    ...row,
    seats: { most: seatsMax, taken, waiting },
    isPublic: row.isPublic === 1,
    cancelledAt: cancelledAt === null ? null : iso(cancelledAt),
    addedAt: iso(at),
  }) satisfies SessionTold

export const slotOf = ({ startsAt, endsAt, trainers, sortKey: _, ...slot }: ApiSlotRow): SlotTold => ({
  ...slot,
  startsAt: iso(startsAt),
  endsAt: iso(endsAt),
  trainerIds: JSON.parse(trainers) as string[],
})

type Select<Row> = (scope: Scope, sessionId: string, listing: Listing, limit: number) => RunnableQuery<Row[], 'sqlite'>

/** What a session holds, page after page. */
async function listOf<Row extends { sortKey: string; id: string }>(
  c: Context,
  select: Select<Row>,
  shapeOf: (row: Row) => object,
): Promise<Response> {
  const { scope } = c.var
  const listing = listingOf(c)
  const [[session], rows] = await read(
    scope,
    selectApiSession(scope, idOf(c)),
    select(scope, idOf(c), listing, apiPage),
  )
  if (!session) throw new NotThere()
  return toldList(c, rows, listing, shapeOf)
}

/** These lists are not searched. */
const listingOf = (c: Context) => ({ ...readListing(c), q: '' })
