import type { Scope } from '#db/scope.ts'
import type { Permission } from '#domain/members/matrix.ts'
import { parseStanding, sitesOf } from '#domain/members/standing.ts'
import type { Context } from '#http/context.ts'

/** The same scope, narrowed to the sites where the cookie says that this right holds: the door checks it in the same trip. */
export function reachOf(c: Context, permission: Permission): Scope {
  const { claims } = c.var.visit
  const sites = claims ? sitesOf(parseStanding(claims.hats, claims.grants), permission) : []
  return { ...c.var.scope, sites }
}
