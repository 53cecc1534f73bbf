type Heard = { addedAt: number; readAt: number | null; heardAt: number | null }

const day = 24 * 3600_000

/** A week without an answer, or two months without news: what a centre believes it watches, and does not. */
const longest = { unread: 7 * day, unheard: 60 * day }

/** The day since which a source says nothing; null while it speaks. */
export function silentSince({ addedAt, readAt, heardAt }: Heard, now: number): string | null {
  const read = readAt ?? addedAt
  if (now - read > longest.unread) return dayOf(read)
  const heard = heardAt ?? addedAt
  return now - heard > longest.unheard ? dayOf(heard) : null
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
