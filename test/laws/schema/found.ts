import { tablesOf } from '../migrations/populate.ts'
import { columnShape, indexShape, type Shape } from './shape.ts'

type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }
type Index = { name: string; unique: number; origin: string }
type ForeignKey = { table: string; on_update: string; on_delete: string }

/** Every table as the migrations have made it. */
export async function foundShapes(database: D1Database): Promise<Shape[]> {
  const tables = await tablesOf(database)
  const columns = await pragmas<Column>(database, 'table_info', tables)
  const listed = await pragmas<Index>(database, 'index_list', tables)
  const written = [...listed.values()].flat().filter(({ origin }) => origin === 'c')
  const parts = await pragmas<{ name: string }>(
    database,
    'index_info',
    written.map(({ name }) => name),
  )
  return tables.map((name) => {
    const own = (listed.get(name) ?? []).filter(({ origin }) => origin === 'c')
    return shapeOf(name, columns.get(name) ?? [], own, parts)
  })
}

/** What foreign keys do when their parent goes, other than refuse. */
export async function foundActions(database: D1Database): Promise<string[]> {
  const keys = await pragmas<ForeignKey>(database, 'foreign_key_list', await tablesOf(database))
  return [...keys]
    .flatMap(([table, found]) =>
      found.flatMap((key) => [key.on_update, key.on_delete].map((action) => `${table} → ${key.table}: ${action}`)),
    )
    .filter((key) => !key.endsWith(': NO ACTION'))
}

export async function foundLoose(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare('PRAGMA table_list')
    .all<{ schema: string; name: string; strict: number }>()
  const tables = await tablesOf(database)
  return results.filter(({ name, strict }) => tables.includes(name) && !strict).map(({ name }) => name)
}

export async function foundTriggers(database: D1Database): Promise<Record<string, string>> {
  const { results } = await database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all<{ name: string; sql: string }>()
  return Object.fromEntries(results.map(({ name, sql }) => [name, sql]))
}

/** Indexes that SQLite would have to guess about: it then reads a whole organisation rather than use them. */
export async function foundUnknown(database: D1Database): Promise<string[]> {
  const { results } = await database
    .prepare(
      `SELECT tables.name || ' ' || indexes.name AS unknown FROM sqlite_schema tables, pragma_index_list(tables.name) indexes
        LEFT JOIN sqlite_stat1 ON tbl = tables.name AND idx = iif(indexes.origin = 'pk', tables.name, indexes.name)
        WHERE tables.type = 'table' AND substr(tables.name, 1, 4) <> '_cf_' AND tables.name <> 'd1_migrations'
        AND substr(tables.name, 1, 7) <> 'sqlite_' AND idx IS NULL`,
    )
    .all<{ unknown: string }>()
  return results.map(({ unknown }) => unknown)
}

function shapeOf(name: string, columns: Column[], indexes: Index[], parts: Map<string, { name: string }[]>): Shape {
  return {
    name,
    columns: Object.fromEntries(
      columns.map((column) => [column.name, columnShape(column.type, isRequired(column), column.dflt_value)]),
    ),
    primaryKey: columns
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((column) => column.name),
    indexes: Object.fromEntries(
      indexes.map((index) => {
        const indexed = (parts.get(index.name) ?? []).map((part) => part.name)
        return [index.name, indexShape(index.unique === 1, indexed)]
      }),
    ),
  }
}

/** A key of a table without rowid is never null, whether or not it says so. */
const isRequired = ({ notnull, pk }: Column): boolean => notnull === 1 || pk > 0

async function pragmas<Row>(database: D1Database, name: string, of: string[]): Promise<Map<string, Row[]>> {
  const answers = await database.batch<Row>(of.map((each) => database.prepare(`PRAGMA ${name}("${each}")`)))
  return new Map(of.map((each, index) => [each, answers[index]?.results ?? []]))
}
