import { createHash } from 'node:crypto'
import { tablesOf } from './populate.ts'

/** Everything a migration could lose: what each table holds, and how each thing of the schema is written. */
export type Picture = {
  rows: Record<string, { count: number; sha256: string }>
  schema: Record<string, string | undefined>
}

export async function pictureOf(database: D1Database): Promise<Picture> {
  await sound(database)
  const tables = await tablesOf(database)
  const questions = [SCHEMA, ...tables.map((table) => `SELECT * FROM "${table}"`)]
  const [schema, ...held] = await database.batch<Row>(questions.map((sql) => database.prepare(sql)))
  return {
    rows: Object.fromEntries(tables.map((table, n) => [table, sumOf(held[n]?.results ?? [])])),
    schema: Object.fromEntries((schema?.results ?? []).map(({ what, sql }) => [what, sql])),
  }
}

type Row = Record<string, string>

const SCHEMA = `SELECT type || ' ' || name AS what, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND tbl_name NOT IN ('d1_migrations', 'sqlite_sequence') AND substr(name, 1, 4) <> '_cf_'`

function sumOf(rows: unknown[]) {
  const lines = rows.map((row) => JSON.stringify(row)).sort()
  return { count: lines.length, sha256: createHash('sha256').update(lines.join('\n')).digest('hex') }
}

async function sound(database: D1Database): Promise<void> {
  const orphans = await database.prepare('PRAGMA foreign_key_check').all()
  if (orphans.results.length > 0) throw new Error(`Rows without their parent: ${JSON.stringify(orphans.results)}`)
  const { results } = await database.prepare('PRAGMA quick_check').all<{ quick_check: string }>()
  if (results[0]?.quick_check !== 'ok') throw new Error(`The database is damaged: ${JSON.stringify(results)}`)
}
