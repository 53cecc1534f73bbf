import { nothingBefore } from './canon.ts'
import type { Ends, Pages } from './links.ts'
import { type Anchor, type Break, type Progress, type Stretch, walkStretch } from './walk.ts'

export type Verdict = Progress & {
  /** The end was reached, and all of it holds. */
  whole: boolean
}

export type Walk = {
  organisationId: string
  pages: Pages
  /** Heads of this chain as they were kept outside the database. */
  anchors: readonly Anchor[]
  from?: { seq: number; hash: string }
  /** How many links at most, before the next call goes on. */
  most?: number
  pageSize?: number
}

/** Walks the chain a page at a time and names its first broken link. */
export async function verify(walk: Walk): Promise<Verdict> {
  const { organisationId, pages, anchors, most = Infinity } = walk
  const ends = await pages.ends()
  const from = walk.from ?? { seq: 0, hash: nothingBefore }
  const last = Math.max(ends.lastEvent ?? 0, ends.lastSeal ?? 0)
  const stop = Math.min(last, from.seq + most)
  const expected = new Map(anchors.map(({ seq, hash }) => [seq, hash]))

  const progress: Progress = { ...from, tail: 0, erased: 0, broken: beforeTheFirst(ends) }
  if (!progress.broken) progress.broken = await changedSince(from, pages)
  for await (const stretch of stretchesOf(walk, from.seq, progress.broken ? from.seq : stop)) {
    await walkStretch(progress, { ...stretch, organisationId, expected, lastSeal: ends.lastSeal ?? 0 })
    if (progress.broken) break
  }
  progress.broken ??= shorterThan(anchors, ends)
  return { ...progress, whole: stop === last && !progress.broken }
}

/** The next page is read while the one before is hashed. */
async function* stretchesOf({ pages, pageSize = 2_000 }: Walk, from: number, stop: number) {
  const read = async (after: number): Promise<Omit<Stretch, 'organisationId' | 'expected' | 'lastSeal'> | null> => {
    if (after >= stop) return null
    const upto = Math.min(after + pageSize, stop)
    return { ...(await pages.between(after, upto)), after, upto }
  }
  let next = read(from)
  for (let stretch = await next; stretch; stretch = await next) {
    next = read(stretch.upto)
    // Nobody waits for it when the chain breaks before.
    next.catch(() => {})
    yield stretch
  }
}

/** Numbers begin at one: what stands before it was slipped in. */
function beforeTheFirst({ firstEvent, firstSeal }: Ends): Break | null {
  const first = Math.min(firstEvent ?? 1, firstSeal ?? 1)
  return first < 1 ? { seq: first, what: 'event_inserted', event: null } : null
}

/** The seal from which the walk goes on is still the one where it had stopped. */
async function changedSince({ seq, hash }: { seq: number; hash: string }, pages: Pages): Promise<Break | null> {
  if (seq === 0) return null
  const { seals } = await pages.between(seq - 1, seq)
  if (!seals[0]) return { seq, what: 'truncated', event: null }
  return seals[0].hash === hash ? null : { seq, what: 'rewritten', event: null }
}

function shorterThan(anchors: readonly Anchor[], { lastSeal }: Ends): Break | null {
  const end = lastSeal ?? 0
  return anchors.some(({ seq }) => seq > end) ? { seq: end + 1, what: 'truncated', event: null } : null
}
