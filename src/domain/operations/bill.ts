/** A month of the platform, as it is metered. */
export type Month = {
  requests: number
  cpuMillis: number
  rowsRead: number
  rowsWritten: number
  databaseBytes: number
  fileBytes: number
  queueOperations: number
}

/** Dollars. What is included, then so much a million (or a gigabyte and month). */
type Price = { included: number; each: number; per: number }

/**
 * Published prices of the paid plan, as known on that day. They move: an installation corrects them here, and the screen
 * says which day they are of.
 */
export const prices = {
  asOf: '2026-11-20',
  plan: 5,
  requests: { included: 10e6, each: 0.3, per: 1e6 },
  cpuMillis: { included: 30e6, each: 0.02, per: 1e6 },
  rowsRead: { included: 25e9, each: 0.001, per: 1e6 },
  rowsWritten: { included: 50e6, each: 1, per: 1e6 },
  databaseBytes: { included: 5e9, each: 0.75, per: 1e9 },
  fileBytes: { included: 10e9, each: 0.015, per: 1e9 },
  queueOperations: { included: 1e6, each: 0.4, per: 1e6 },
} as const satisfies Record<keyof Month, Price> & { asOf: string; plan: number }

/** What the free plan lets pass in a day; beyond any of these the paid one is needed. */
export const freeDay = { requests: 100_000, rowsRead: 5e6, rowsWritten: 100_000 } as const

export const measures = [
  'requests',
  'cpuMillis',
  'rowsRead',
  'rowsWritten',
  'databaseBytes',
  'fileBytes',
  'queueOperations',
] as const satisfies readonly (keyof Month)[]

export type Line = { measure: keyof Month; used: number; included: number; dollars: number; monthsLeft: number | null }
export type Bill = { plan: 'free' | 'paid'; dollars: number; lines: readonly Line[] }

/** `growth` is how much this month is of the one before: when each included share will be used up, should it go on. */
export function billOf(month: Month, growth: number | null, daysMeasured = 30): Bill {
  const lines = measures.map((measure) => {
    const { included, each, per } = prices[measure]
    const used = month[measure]
    const dollars = (Math.max(0, used - included) / per) * each
    return { measure, used, included, dollars, monthsLeft: monthsUntil(used, included, growth) }
  })
  const extra = lines.reduce((sum, { dollars }) => sum + dollars, 0)
  const isFree = (Object.keys(freeDay) as (keyof typeof freeDay)[]).every(
    (measure) => month[measure] / daysMeasured <= freeDay[measure],
  )
  return { plan: isFree ? 'free' : 'paid', dollars: isFree ? 0 : prices.plan + extra, lines }
}

function monthsUntil(used: number, included: number, growth: number | null): number | null {
  if (used >= included) return 0
  if (growth === null || growth <= 1 || used <= 0) return null
  return Math.ceil(Math.log(included / used) / Math.log(growth))
}
