const minute = 60_000
const mostAMinute = 30
const longestRest = 60

/** What one isolate tells: each error once a minute, thirty in all, and nothing while the receiver wants quiet. */
export function makePace() {
  const told = new Map<string, number>()
  let quietUntil = 0

  return {
    may(error: string, now: number): boolean {
      for (const [known, at] of told) if (now - at >= minute) told.delete(known)
      if (now < quietUntil || told.size >= mostAMinute || told.has(error)) return false
      told.set(error, now)
      return true
    },
    /** A minute, or what the receiver asks for within an hour. */
    rest(retryAfter: string | null, now: number): void {
      const minutes = Math.min(longestRest, Math.max(1, Number(retryAfter ?? '') / 60 || 1))
      quietUntil = now + minutes * minute
    },
  }
}
