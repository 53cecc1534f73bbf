import { open } from '#db/open.ts'
import type { Actor, Scope } from '#db/scope.ts'
import { shardOf } from '#db/shards.ts'
import type { Context } from '#http/context.ts'

/** The database of an organisation for whoever has no login there: nothing of a cookie, nothing older than the last write. */
export function officeOf(c: Context, organisationId: string, shard: string, actor: Actor): Scope {
  const { directory, tally } = c.var
  const guard = c.env.MODE !== 'production'
  const { db } = open(shardOf(c.env, shard), { organisationId, from: 'first-primary', guard, tally })
  return { ...directory, organisationId, shard, db, actor, sites: 'all', knock: null }
}
