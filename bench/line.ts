/** One line of the table. Without a goal a figure is only told. */
export type Line = {
  target: string
  what: string
  ours: string
  floor?: string
  peer?: string
  ratio?: string
  goal?: string
  met?: boolean
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

/** A ratio, unless the two overlap from one round to the next: then nothing is called faster. */
export function ratioOf(ours: readonly number[], others: readonly number[]): { ratio: number; apart: boolean } {
  const apart = Math.max(...ours) < Math.min(...others) || Math.max(...others) < Math.min(...ours)
  return { ratio: median(ours) / median(others), apart }
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
