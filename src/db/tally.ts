/** What a request cost: round trips, statements, rows. Written in Server-Timing, asserted by the tests. */
export type Tally = { calls: number; statements: number; rowsRead: number; rowsWritten: number }

export const newTally = (): Tally => ({ calls: 0, statements: 0, rowsRead: 0, rowsWritten: 0 })

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
  const results = await database.batch(statements)
  for (const { meta } of results) {
    tally.rowsRead += meta.rows_read ?? 0
    tally.rowsWritten += meta.rows_written ?? 0
  }
  return results
}
