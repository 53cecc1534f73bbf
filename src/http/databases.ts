import type { Database } from '#db/database.ts'
import { directoryId, open } from '#db/open.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { directoryShard, shardOf, shardsOf } from '#db/shards.ts'
import { newTally } from '#db/tally.ts'
import { parseStanding, sitesSeen } from '#domain/members/standing.ts'
import { languageOf, visitorAddress } from '#http/asking.ts'
import type { Context } from '#http/context.ts'
import { readCookie, writeCookie } from '#http/cookies.ts'
import { type Claims, stranger } from '#http/visit.ts'
import { speech } from '#words/words.ts'

/** What the application takes from the outside world, handed in so that tests hold the clock. */
export type Ambient = {
  clock: Scope['clock']
  ids: Scope['ids']
  handlersOf: Scope['handlersOf']
}

/** Both databases, open and not yet asked anything. */
export async function prepare(
  c: Context,
  { clock, ids, handlersOf }: Ambient,
  claims: Claims | null,
  owed: Owed[],
): Promise<void> {
  const tally = newTally()
  const guard = c.env.MODE !== 'production'
  const actor = claims
    ? ({ kind: 'identity', id: claims.identity } as const)
    : ({ kind: 'visitor', id: visitorAddress(c) } as const)
  const ambient = { requestId: c.var.requestId, clock, ids, handlersOf, owed: (work: Owed) => owed.push(work) }

  const directory = open(shardOf(c.env, directoryShard), {
    organisationId: directoryId,
    from: 'first-primary',
    guard,
    tally,
  })
  c.set('directory', {
    ...ambient,
    organisationId: directoryId,
    shard: directoryShard,
    db: directory.db,
    actor,
    sites: 'all',
    knock: null,
  })
  c.set('scope', c.var.directory)
  c.set('tally', tally)
  c.set('changes', new Set())
  c.set('visit', stranger(claims))
  c.set('may', () => false)
  c.set('w', await speech(languageOf(c)))
  c.set('bookmark', null)

  if (!claims?.organisation) return
  const from = bookmarkOf(c, claims.shard) ?? 'first-unconstrained'
  const shard = open(shardOf(c.env, claims.shard), { organisationId: claims.organisation, from, guard, tally })
  const sites = sitesSeen(parseStanding(claims.hats, claims.grants))
  c.set('scope', {
    ...ambient,
    organisationId: claims.organisation,
    shard: claims.shard,
    db: shard.db,
    actor,
    sites,
    changed: (topic) => c.var.changes.add(topic),
    knock: null,
  })
  c.set('bookmark', () => `${claims.shard}~${shard.bookmark() ?? ''}`)
}

/** For the operator: every other database than the directory's. */
export function otherDatabases({ env, var: { tally } }: Context): { shard: string; db: Database }[] {
  const guard = env.MODE !== 'production'
  return [...shardsOf(env)]
    .filter(([shard]) => shard !== directoryShard)
    .map(([shard, binding]) => ({
      shard,
      db: open(binding, { organisationId: directoryId, from: 'first-primary', guard, tally }).db,
    }))
}

/** So that the next page, read from any copy of the database, sees what was just written. */
export function rememberBookmark(c: Context): void {
  if (c.var.bookmark && c.var.tally.rowsWritten > 0) writeCookie(c, 'bookmarks', c.var.bookmark())
}

function bookmarkOf(c: Context, shard: string): string | null {
  const [name, bookmark] = (readCookie(c, 'bookmarks') ?? '').split('~')
  return name === shard && bookmark ? bookmark : null
}
