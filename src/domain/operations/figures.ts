import { percentile } from './latency.ts'

export type Figures = { p50: number; p95: number; p99: number }

/** How a route answers, or an organisation is answered, from its sums. */
export function figuresOf<Row extends { buckets: string }>(row: Row): Row & Figures {
  const counts = JSON.parse(row.buckets) as number[]
  const at = (share: number) => percentile(counts, share) ?? 0
  return { ...row, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
