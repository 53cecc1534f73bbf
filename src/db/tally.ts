/** What a request cost: round trips, statements, rows. Written in Server-Timing, asserted by the tests. */
export type Tally = { calls: number; statements: number; rowsRead: number; rowsWritten: number; slow: Slow[] }

/** A batch that took long: its statements, without the values they were given. */
export type Slow = { millis: number; rowsRead: number; statements: string }

export const newTally = (): Tally => ({ calls: 0, statements: 0, rowsRead: 0, rowsWritten: 0, slow: [] })

type Countable = Pick<D1Database, 'prepare' | 'batch'>

/** Counts what passes by `batch`, the only way the house reads and writes. */
export function tallied<T extends Countable>(database: T, tally: Tally): T {
  return new Proxy(database, {
    get(target, key) {
      if (key === 'batch') return (statements: D1PreparedStatement[]) => countedBatch(target, statements, tally)
      const value = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

async function countedBatch(database: Countable, statements: D1PreparedStatement[], tally: Tally) {
  tally.calls += 1
  tally.statements += statements.length
  const began = performance.now()
  const results = await database.batch(statements)
  const millis = Math.round(performance.now() - began)
  let rowsRead = 0
  for (const { meta } of results) {
    rowsRead += meta.rows_read ?? 0
    tally.rowsWritten += meta.rows_written ?? 0
  }
  tally.rowsRead += rowsRead
  if (millis >= slowMillis) tally.slow.push({ millis, rowsRead, statements: textOf(statements) })
  return results
}

const slowMillis = 200
const longestText = 2_000

/** The runtime's own statements carry their text; where they do not, there is nothing to show. */
const textOf = (statements: readonly D1PreparedStatement[]): string =>
  statements
    .map((each) => String((each as { statement?: string }).statement ?? '').replace(/\s+/g, ' '))
    .join('; ')
    .slice(0, longestText)
