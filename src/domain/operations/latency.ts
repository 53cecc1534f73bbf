/** Upper edges of the buckets, in milliseconds; the last bucket takes what is slower. */
export const edges = [5, 10, 20, 35, 50, 75, 100, 150, 250, 500, 1000] as const

export const bucketOf = (millis: number): number => {
  const found = edges.findIndex((edge) => millis <= edge)
  return found === -1 ? edges.length : found
}

/** The time that so large a share of the answers did not exceed, as the edge of its bucket; null when nobody asked. */
export function percentile(buckets: readonly number[], share: number): number | null {
  const total = buckets.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let seen = 0
  for (const [at, count] of buckets.entries()) {
    seen += count
    if (seen >= share * total) return edges[at] ?? Number.POSITIVE_INFINITY
  }
  return Number.POSITIVE_INFINITY
}
