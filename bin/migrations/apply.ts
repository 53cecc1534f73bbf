import type { Migration } from './files.ts'

/** The little of a D1 database that migrations need: the real one, or the one of a test. */
export type MigratedDatabase = {
  prepare(sql: string): Statement
  batch(statements: Statement[]): Promise<unknown>
}
type Statement = {
  bind(...values: unknown[]): Statement
  all<Row>(): Promise<{ results: Row[] }>
  run(): Promise<unknown>
}

/** The table is wrangler's own, so that `wrangler d1 migrations apply` sees in production what is seen here. */
const REGISTER = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

export async function applied(database: MigratedDatabase): Promise<string[]> {
  await database.prepare(REGISTER).run()
  const { results } = await database.prepare('SELECT name FROM d1_migrations ORDER BY id').all<{ name: string }>()
  return results.map(({ name }) => name)
}

/** Applies what is not yet applied, at most `limit` of it, each migration whole or not at all. */
export async function up(database: MigratedDatabase, all: Migration[], limit = all.length): Promise<string[]> {
  const known = await applied(database)
  const pending = all.filter(({ name }) => !known.includes(name)).slice(0, limit)
  for (const { name, up: statements } of pending) {
    await whole(database, statements, 'INSERT INTO d1_migrations (name) VALUES (?)', name)
  }
  return pending.map(({ name }) => name)
}

/** Takes back the last ones, the newest first. */
export async function down(database: MigratedDatabase, all: Migration[], count = 1): Promise<string[]> {
  const names = count > 0 ? (await applied(database)).slice(-count).reverse() : []
  for (const name of names) {
    const back = all.find((migration) => migration.name === name)?.down
    if (!back) throw new Error(`${name} has no way back: migrations/back/${name} is missing`)
    await whole(database, back, 'DELETE FROM d1_migrations WHERE name = ?', name)
  }
  return names
}

async function whole(database: MigratedDatabase, statements: string[], note: string, name: string): Promise<void> {
  const all = [...statements.map((sql) => database.prepare(sql)), database.prepare(note).bind(name)]
  await database.batch(all)
}
