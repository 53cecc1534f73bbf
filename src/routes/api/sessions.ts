import { selectApiEnrolments, selectApiPresences } from '#db/attendance/api-enrolled.ts'
import { read } from '#db/database.ts'
import { type ApiSessionRow, selectApiSession, selectApiSessions } from '#db/sessions/api-sessions.ts'
import { told } from '#http/api.ts'
import { apiPage, idOf, iso, toldList } from '#http/api-list.ts'
import type { Context } from '#http/context.ts'
import { readListing } from '#http/listing.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import type { EnrolmentTold, PresenceTold, SessionTold } from './told/training.ts'

export const apiSessions = room(paths.api.sessions, { key: 'training:read' })

  .get(
    '/',
    async (c) => {
      const listing = listingOf(c)
      const [rows] = await read(c.var.scope, selectApiSessions(c.var.scope, listing, apiPage))
      return toldList(c, rows, listing, shapeOf)
    },
    { rows: 210 },
  )

  .get('/:id', async (c) => {
    const [[session]] = await read(c.var.scope, selectApiSession(c.var.scope, idOf(c)))
    if (!session) throw new NotThere()
    return told(c, shapeOf(session))
  })

  .get(
    '/:id/enrolments',
    async (c) => {
      const { scope } = c.var
      const listing = listingOf(c)
      const [[session], rows] = await read(
        scope,
        selectApiSession(scope, idOf(c)),
        selectApiEnrolments(scope, idOf(c), listing, apiPage),
      )
      if (!session) throw new NotThere()
      return toldList(c, rows, listing, enrolmentOf)
    },
    { rows: 50 },
  )

  .get(
    '/:id/presences',
    async (c) => {
      const { scope } = c.var
      const listing = listingOf(c)
      const [[session], rows] = await read(
        scope,
        selectApiSession(scope, idOf(c)),
        selectApiPresences(scope, idOf(c), listing, apiPage),
      )
      if (!session) throw new NotThere()
      return toldList(c, rows, listing, presenceOf)
    },
    { rows: 50 },
  )

/** These lists are not searched. */
const listingOf = (c: Context) => ({ ...readListing(c), q: '' })

const shapeOf = ({ seatsMax, taken, waiting, cancelledAt, at, sortKey: _, ...row }: ApiSessionRow): SessionTold => ({
  ...row,
  seats: { most: seatsMax, taken, waiting },
  isPublic: row.isPublic === 1,
  cancelledAt: cancelledAt === null ? null : iso(cancelledAt),
  addedAt: iso(at),
})

type EnrolmentRow = Awaited<ReturnType<typeof selectApiEnrolments>>[number]

const enrolmentOf = ({ how, endedAt, at, sortKey: _, ...row }: EnrolmentRow): EnrolmentTold => ({
  ...row,
  end: how === null || endedAt === null ? null : { how, at: iso(endedAt) },
  addedAt: iso(at),
})

type PresenceRow = Awaited<ReturnType<typeof selectApiPresences>>[number]

const presenceOf = ({ id, sortKey, state, minutes, at }: PresenceRow): PresenceTold => ({
  ...{ slotId: sortKey, enrolmentId: id, state, minutes },
  noted: iso(at),
})
