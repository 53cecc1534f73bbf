import { batch } from '#db/database.ts'
import { touchLogin } from '#db/identity/logins.ts'
import type { Owed } from '#db/scope.ts'
import { untouchedFor } from '#domain/identity/login-rule.ts'
import { tellPages } from '#edge/live.ts'
import { openDoor } from '#http/check.ts'
import { readClaims, writeClaims } from '#http/claims.ts'
import type { Context, Handler } from '#http/context.ts'
import { type Ambient, prepare, rememberBookmark } from '#http/databases.ts'
import { StandingChanged, WrongForm } from '#http/refusals.ts'
import type { Route } from '#http/room.ts'
import { shownFor } from '#http/shown-for.ts'
import type { Claims } from '#http/visit.ts'

/** Stands at a route's door: opens the databases, lets the first batch carry the check, and sends off what is owed. */
export function enter(route: Route, ambient: Ambient): Handler {
  return async (c) => {
    let claims = 'key' in route.door || 'provider' in route.door ? null : await readClaims(c, ambient.clock.now())
    for (let restarts = 0; ; restarts++) {
      try {
        return await serve(c, route, ambient, claims, restarts === mostRestarts)
      } catch (error) {
        if (!(error instanceof StandingChanged) || !claims || restarts === mostRestarts) throw error
        claims = { ...claims, ...error.fresh }
        await writeClaims(c, claims, ambient.clock.now())
      }
    }
  }
}

/** Once into the database where the organisation lives now, once with the standing found there. */
const mostRestarts = 2

async function serve(
  c: Context,
  route: Route,
  ambient: Ambient,
  claims: Claims | null,
  again: boolean,
): Promise<Response> {
  const owed: Owed[] = []
  await prepare(c, ambient, claims, owed)
  await openDoor(c, route, claims, again)

  if (route.method !== 'GET' && 'staff' in route.door) await refuseOtherOrganisation(c, claims)
  const response = await route.handler(c)
  if (c.var.scope.knock) throw new Error(`${route.method} ${route.path} answered before its door had opened.`)
  // A cookie written beside an answer the context does not hold yet would be lost.
  c.res = response
  if (route.method !== 'GET') rememberBookmark(c)
  afterAnswer(c, owed, ambient)
  return c.res
}

/** A page left open in another tab must not write in the organisation chosen since. */
async function refuseOtherOrganisation(c: Context, claims: Claims | null): Promise<void> {
  if (!claims) return
  if ((await shownFor(c)) !== claims.organisation) throw new WrongForm()
}

/** What may wait until the answer has left: the queue is a courtesy, cron finds what it misses. */
function afterAnswer(c: Context, owed: Owed[], { clock }: Ambient): void {
  const { login } = c.var.visit
  const now = clock.now()
  if (login && untouchedFor(login, now))
    c.executionCtx.waitUntil(batch(c.var.directory.db, [touchLogin(c.var.directory, login.loginId, now)]))
  if (c.var.changes.size > 0) c.executionCtx.waitUntil(tellPages(c.env, c.var.scope.organisationId, c.var.changes))
  if (owed.length === 0) return
  c.executionCtx.waitUntil(c.env.JOBS.sendBatch(owed.map((body) => ({ body }))))
}
