import { batch } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { deleteStaleItems, insertItems, selectStaleItems } from '#db/quality/watch-items.ts'
import {
  claimReading,
  type DueSource,
  selectDueFeeds,
  selectDueSource,
  updateReading,
} from '#db/quality/watch-readings.ts'
import type { Scope } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { commit, exactlyOne } from '#domain/events/commit.ts'
import { parseRetryAfter } from '#domain/exchange/schedule.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { keptDays, nextReading, worthReading } from '#domain/quality/watch/reading.ts'
import { suggestedFor } from '#domain/quality/watch/suggestions.ts'
import type { Theme } from '#domain/quality/watch/themes.ts'
import { type FeedBack, readFeed } from '#edge/feeds/read.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, jobScope } from './job.ts'
import { settledHere } from './sendings.ts'

/** How long a claim lasts: who dies while reading is followed by another. */
const patience = 10 * 60_000
const day = 24 * 3600_000

/** From cron: the feeds whose hour has come. One that fails stops no other. */
export async function readFeeds(env: Bindings, ambient: Ambient): Promise<void> {
  for (const shard of shardsOf(env).keys()) {
    const due = await settledHere(env, ambient, shard, selectDueFeeds)
    await Promise.all(
      due.map(async ({ organisationId, sourceId }) => {
        try {
          await readOne(env, jobScope(env, ambient, shard, organisationId, 'readFeeds', []), sourceId)
        } catch (error) {
          log(
            'error',
            { handler: 'readFeeds', organisation: organisationId, source: sourceId, error: String(error) },
            error,
          )
        }
      }),
    )
  }
}

/** From cron, once a day: what was put aside and is old goes. */
export async function forgetAside(env: Bindings, ambient: Ambient): Promise<void> {
  const before = dayOf(ambient.clock.now() - keptDays * day)
  for (const shard of shardsOf(env).keys()) {
    const stale = await settledHere(env, ambient, shard, (db) => selectStaleItems(db, before))
    for (const { organisationId } of stale) {
      const scope = jobScope(env, ambient, shard, organisationId, 'forgetAside', [])
      await batch(scope.db, [deleteStaleItems(scope, before)])
    }
  }
}

async function readOne(env: Bindings, scope: Scope, sourceId: string): Promise<void> {
  const [[source], [office]] = await batch(scope.db, [selectDueSource(scope, sourceId), selectOffice(scope)])
  if (!source || !office) return
  const claimed = await commit(scope, [claimReading(scope, source, scope.clock.now() + patience), exactlyOne(scope)])
  if (!claimed.ok) return
  const back = await readFeed(env, source.address, source)
  await batch(scope.db, [...itemsIn(scope, source, back, office.timeZone), settled(scope, source, back)])
}

function settled(scope: Scope, { id, failures }: DueSource, back: FeedBack) {
  const now = scope.clock.now()
  if (back.kind === 'failed') {
    const retryAfter = parseRetryAfter(back.retryAfter, now)
    const dueAt = nextReading(failures + 1, retryAfter, now)
    return updateReading(scope, id, { dueAt, error: back.error, failures: failures + 1 })
  }
  const told = back.kind === 'feed' ? { etag: back.etag, lastModified: back.lastModified } : {}
  return updateReading(scope, id, { dueAt: nextReading(0, null, now), readAt: now, error: '', failures: 0, ...told })
}

function itemsIn(scope: Scope, source: DueSource, back: FeedBack, timeZone: string) {
  if (back.kind !== 'feed') return []
  const now = scope.clock.now()
  const items = worthReading(back.feed.items, now, source.readAt === null)
  if (items.length === 0) return []
  const theme = source.theme as Theme
  return [
    insertItems(
      scope,
      items.map(({ guid, title, link, summary, publishedAt }) => ({
        id: scope.ids.next(),
        kind: 'feed',
        sourceId: source.id,
        source: source.name,
        guid,
        title,
        address: link,
        summary,
        happenedOn: dayOf(Math.min(publishedAt ?? now, now), timeZone),
        theme,
        indicators: JSON.stringify(suggestedFor(theme, title, summary)),
      })),
    ),
  ]
}
