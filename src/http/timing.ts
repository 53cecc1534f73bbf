import type { Context } from '#http/context.ts'

/** What the answer cost in the databases, for whoever looks, and for the tests that hold it to its budget. */
export function tellCost(c: Context): void {
  const { calls, statements, rowsRead, rowsWritten } = c.var.tally
  c.header('Server-Timing', `db;desc="calls=${calls} statements=${statements} rows=${rowsRead} written=${rowsWritten}"`)
}
