const ROWS = 3

type Column = { name: string; type: string; notnull: number; pk: number }
type Key = { table: string; from: string; to: string | null }
export type Special = Record<string, (row: number) => unknown>

/**
 * A few rows in each of these tables, made from the schema alone: row n of a child points to row n of its parents.
 * `special` gives the values of what a CHECK restricts, under `table.column`.
 */
export async function populate(database: D1Database, tables: string[], special: Special = {}): Promise<void> {
  const everything = await tablesOf(database)
  const keys = await pragma<Key>(database, 'foreign_key_list', everything)
  const columns = await pragma<Column>(database, 'table_info', tables)
  const inserts = tables.flatMap((table) => Array.from({ length: ROWS }, (_, row) => insert(table, row)))
  await database.batch([database.prepare('PRAGMA defer_foreign_keys=ON'), ...inserts])

  function insert(table: string, row: number) {
    const all = columns.get(table) ?? []
    const names = all.map(({ name }) => `"${name}"`).join(', ')
    const values = all.map((column) => valueFor(table, column, row))
    return database
      .prepare(`INSERT INTO "${table}" (${names}) VALUES (${all.map(() => '?').join(', ')})`)
      .bind(...values)
  }

  function valueFor(table: string, column: Column, row: number): unknown {
    const chosen = special[`${table}.${column.name}`]
    if (chosen) return chosen(row)
    const [key] = (keys.get(table) ?? []).filter(({ from, table: target }) => from === column.name && target !== table)
    if (key && key.to === null) throw new Error(`${table}.${key.from}: a foreign key names the column it points to`)
    if (key?.to) return valueFor(key.table, { ...column, name: key.to }, row)
    return row === 0 && column.notnull === 0 && column.pk === 0 ? null : plainValue(column, row)
  }
}

export async function tablesOf(database: D1Database): Promise<string[]> {
  const { results } = await database.prepare(TABLES).all<{ name: string }>()
  return results.map(({ name }) => name)
}

const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table'
  AND name <> 'd1_migrations' AND substr(name, 1, 4) <> '_cf_' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name`

async function pragma<Row>(database: D1Database, name: string, tables: string[]): Promise<Map<string, Row[]>> {
  if (tables.length === 0) return new Map()
  const answers = await database.batch<Row>(tables.map((table) => database.prepare(`PRAGMA ${name}("${table}")`)))
  return new Map(tables.map((table, n) => [table, answers[n]?.results ?? []]))
}

function plainValue({ name, type }: Column, row: number): unknown {
  if (type === 'INTEGER') return row + 1
  if (type === 'REAL') return row + 0.5
  if (type === 'BLOB') return new Uint8Array([0, row, 255])
  return `${name}-${row} été`
}
