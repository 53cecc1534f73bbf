import { Hono } from 'hono'
import { isApi, isHook, refuseBrowsers } from '#http/api.ts'
import type { Env } from '#http/context.ts'
import { type Ambient, enter, prepare } from '#http/enter.ts'
import { answerError } from '#http/errors.tsx'
import { refuseForeign, secure } from '#http/guards.ts'
import { NotThere } from '#http/refusals.ts'
import type { Room } from '#http/room.ts'
import { rooms } from '#routes/rooms.ts'

/** The whole application: what every request passes through, then every room. */
export function makeApp(ambient: Ambient, mounted: readonly Room[] = rooms) {
  const app = new Hono<Env>({ strict: true })

  app.use(async (c, next) => {
    c.set('requestId', ambient.ids.next())
    c.set('origin', c.env.ORIGIN)
    prepare(c, ambient, null, [])
    await next()
    c.res = secure(c.res)
    c.res.headers.set('X-Request-Id', c.var.requestId)
  })
  app.use((c, next) => {
    if (isApi(c.req.path)) refuseBrowsers(c)
    else if (!isHook(c.req.path)) refuseForeign(c)
    return next()
  })

  for (const route of mounted.flatMap((room) => room.routes)) {
    app.on(route.method, route.path, enter(route, ambient))
  }

  app.notFound((c) => answerError(c, new NotThere()))
  app.onError((error, c) => answerError(c, error))
  return app
}
