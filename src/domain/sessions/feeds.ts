import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteFeed, insertFeed } from '#db/sessions/feeds.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { choice, optionalLine } from '#domain/fields.ts'
import { sha256 } from '#edge/digest.ts'
import type { Tokens } from '#edge/tokens.ts'

export const FeedInput = z.strictObject({ kind: choice(['own', 'site', 'all']), site: optionalLine(40) })
export type FeedInput = z.output<typeof FeedInput>

/** What the address of a feed says: enough to open the right database, and nothing of the agenda. */
export type FeedClaims = { purpose: 'calendar'; feed: string; organisation: string; shard: string }

const life = 400 * 24 * 3600
const most = 10

/** The database keeps the hash of the address: it is shown once, and closed any day. */
export async function openFeed<const T extends Statements>(
  scope: Scope,
  tokens: Tokens,
  personId: string,
  open: number,
  { kind, site }: FeedInput,
  show: T,
) {
  if (open >= most) return no('too_many_feeds')
  const id = scope.ids.next()
  const claims: FeedClaims = { purpose: 'calendar', feed: id, organisation: scope.organisationId, shard: scope.shard }
  const token = await tokens.sign('link', claims, life, scope.clock.now())
  const siteId = kind === 'site' ? site : ''
  const writes = [
    insertFeed(scope, { id, personId, hash: await sha256(token), kind, siteId }),
    record(scope, 'feed_opened', personId, { feed: id, kind, siteId }),
  ]
  const outcome = await commit(scope, writes, ...show)
  return outcome.ok ? { ok: true as const, after: { token, screen: outcome.after } } : outcome
}

export function closeFeed<const T extends Statements>(scope: Scope, feed: { id: string; personId: string }, show: T) {
  const writes = [
    deleteFeed(scope, feed.id, feed.personId),
    exactlyOne(scope),
    record(scope, 'feed_closed', feed.personId, { feed: feed.id }),
  ]
  return commit(scope, writes, ...show)
}

export const readFeedClaims = (claims: object | null): FeedClaims | null =>
  claims && 'purpose' in claims && claims.purpose === 'calendar' ? (claims as FeedClaims) : null
