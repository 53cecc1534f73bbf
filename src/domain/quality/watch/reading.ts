import type { FeedItem } from '#edge/feeds/item.ts'

/** Older than this, nothing is brought in, and what was put aside goes. */
export const keptDays = 365

/** A feed that is met for the first time brings its latest items, not its archives. */
const mostAtFirst = 20

/** The items of a feed worth looking at, once each. */
export function worthReading(items: readonly FeedItem[], now: number, isFirst: boolean): FeedItem[] {
  const byGuid = new Map(items.map((item) => [item.guid, item]))
  const recent = [...byGuid.values()].filter(
    ({ publishedAt }) => publishedAt === null || publishedAt > now - keptDays * day,
  )
  if (!isFirst) return recent
  return recent.toSorted((one, other) => (other.publishedAt ?? now) - (one.publishedAt ?? now)).slice(0, mostAtFirst)
}

/** When to look again: four times a day, and less and less often at what does not answer, or asks to be left alone. */
export function nextReading(failures: number, retryAfter: number | null, now: number): number {
  const wait = failures === 0 ? usual : (waits[failures - 1] ?? longest)
  return now + Math.max(wait, Math.min(retryAfter ?? 0, longest))
}

const hour = 3600_000
const day = 24 * hour
const usual = 6 * hour
const longest = day
const waits: readonly number[] = [hour / 2, 2 * hour, 6 * hour, 12 * hour]
