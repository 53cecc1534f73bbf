import { read } from '#db/database.ts'
import { NotThere } from '#http/refusals.ts'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { Bell } from '#views/layouts/bell.tsx'

/** Where an open page waits to be told that something it shows has changed. */
export const live = room(paths.live, { staff: 'desk.read' })

  .get('/', async (c) => {
    await read(c.var.scope)
    if (c.req.header('Upgrade') !== 'websocket') return c.body(null, 204)
    // A socket is asked for with a GET from anywhere: only our own pages get one.
    if (c.req.header('Origin') !== c.var.origin) throw new NotThere()
    const { scope, visit } = c.var
    const asked = new Request(c.req.raw, {
      headers: {
        Upgrade: 'websocket',
        'X-Identity': visit.claims?.identity ?? '',
        'X-Age': String(Math.min(Number(c.req.query('age')) || 0, oldest)),
      },
    })
    return c.env.LIVE.getByName(scope.organisationId).fetch(asked)
  })

  .get('/bell', async (c) => {
    await read(c.var.scope)
    const unread = c.var.visit.person?.unread ?? 0
    return c.html(<Bell w={c.var.w} unread={unread} href={paths.notifications.all} address={paths.bell} />)
  })

/** A page kept open for longer asks again for all it shows. */
const oldest = 60_000
