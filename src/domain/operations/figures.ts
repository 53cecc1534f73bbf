import { percentile } from './latency.ts'

type Summed = { route: string; requests: number; errors: number; millis: number; rowsRead: number; buckets: string }

export type Figures = {
  route: string
  requests: number
  errors: number
  mean: number
  rowsRead: number
  p50: number
  p95: number
  p99: number
}

/** What a route has been like, from its sums. */
export function figuresOf({ route, requests, errors, millis, rowsRead, buckets }: Summed): Figures {
  const counts = JSON.parse(buckets) as number[]
  const at = (share: number) => percentile(counts, share) ?? 0
  const mean = requests === 0 ? 0 : millis / requests
  return { route, requests, errors, mean, rowsRead, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
