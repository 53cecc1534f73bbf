import { open } from '#db/open.ts'
import type { Scope } from '#db/scope.ts'
import { shardOf } from '#db/shards.ts'
import type { Context } from '#http/context.ts'

/**
 * An organisation's own database, for somebody who is not in it yet: who registers it, or holds an invitation. What is
 * written there is read back on the next page, whatever copy answers.
 */
export function officeOf(c: Context, shard: string, organisationId: string): Scope {
  const { directory, tally } = c.var
  const guard = c.env.MODE !== 'production'
  const opened = open(shardOf(c.env, shard), { organisationId, from: 'first-primary', guard, tally })
  c.set('bookmark', () => `${shard}~${opened.bookmark() ?? ''}`)
  return { ...directory, organisationId, shard, db: opened.db }
}
