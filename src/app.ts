import { Hono } from 'hono'
import { isApi, isHook, refuseBrowsers, WrongMethod } from '#http/api.ts'
import type { Env } from '#http/context.ts'
import { type Ambient, prepare } from '#http/databases.ts'
import { enter } from '#http/enter.ts'
import { answerError } from '#http/errors.tsx'
import { refuseForeign, secure } from '#http/guards.ts'
import type { Meter } from '#http/meter.ts'
import { NotThere } from '#http/refusals.ts'
import type { Room } from '#http/room.ts'

/** What every request passes through, then these rooms. */
export function makeApp(ambient: Ambient, mounted: readonly Room[], meter?: Meter) {
  const app = new Hono<Env>({ strict: true })

  app.use(async (c, next) => {
    const startedAt = ambient.clock.now()
    c.set('requestId', ambient.ids.next())
    c.set('route', 'none')
    c.set('origin', c.env.ORIGIN)
    await prepare(c, ambient, null, [])
    await next()
    // A socket is no page: rewriting its answer would lose it.
    if (c.res.status === 101) return
    c.res = secure(c.res)
    c.res.headers.set('X-Request-Id', c.var.requestId)
    meter?.note(c, startedAt)
  })
  app.use((c, next) => {
    if (isApi(c.req.path) || isHook(c.req.path)) refuseBrowsers(c)
    else refuseForeign(c)
    return next()
  })

  for (const route of routesIn(mounted)) {
    const entered = enter(route, ambient)
    app.on(route.method, route.path, (c) => {
      c.set('route', `${route.method} ${route.path}`)
      return entered(c)
    })
  }

  for (const [path, routes] of Map.groupBy(routesIn(mounted), ({ path }) => path)) {
    if (isApi(path)) app.all(path, (c) => answerError(c, new WrongMethod(new Set(routes.map(({ method }) => method)))))
  }

  app.notFound((c) => answerError(c, new NotThere()))
  app.onError((error, c) => answerError(c, error))
  return app
}

const routesIn = (rooms: readonly Room[]) => rooms.flatMap((room) => room.routes)
