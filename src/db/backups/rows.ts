import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/database.ts'
import { derivedTables, lastingTables } from '#db/schema.ts'

/** A table as the database itself describes it. */
export type Shape = { table: string; columns: readonly string[]; key: readonly string[]; parents: readonly string[] }

/** One row: each value as text behind a letter for its type, so that nothing is rounded on the way. */
export type Line = readonly (string | null)[]

/**
 * Every table but those that triggers fill from the others, parents before children. What closes a database to an
 * organisation comes last, or its own rows could not follow it.
 */
export async function shapesOf(db: Database): Promise<Shape[]> {
  const columns = await db.all<{ name: string; column: string; key: number }>(sql`/* every organisation: a backup */
    select tables.name as name, columns.name as "column", columns.pk as "key"
    from sqlite_schema as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not like 'sqlite_%' and tables.name not like '_cf_%' and tables.name not like 'd1_%'
    order by tables.name, columns.cid`)
  const statements = await db.all<{ name: string; statement: string }>(sql`/* every organisation: a backup */
    select name, sql as statement from sqlite_schema where type = 'table'`)
  const references = new Map(statements.map(({ name, statement }) => [name, parentsIn(statement)]))

  const shapes = [...Map.groupBy(columns, ({ name }) => name)]
    .filter(([table]) => !derived.has(table))
    .map(([table, own]) => ({
      table,
      columns: own.map(({ column }) => column),
      key: own
        .filter(({ key }) => key > 0)
        .sort((a, b) => a.key - b.key)
        .map(({ column }) => column),
      parents: references.get(table) ?? [],
    }))
  return parentsFirst(shapes)
}

/** The migrations that made this database. */
export async function migrationsOf(db: Database): Promise<string[]> {
  const [register] = await db.all(sql`select 1 from sqlite_schema where name = 'd1_migrations'`)
  if (!register) return []
  const rows = await db.all<{ name: string }>(sql`/* every organisation: a backup */
    select name from d1_migrations order by name`)
  return rows.map(({ name }) => name)
}

/** The rows after that one, in the order of their keys; of one organisation, or of all. */
export async function selectLines(
  db: Database,
  shape: Shape,
  organisationId: string | null,
  after: Line | null,
  limit: number,
): Promise<Line[]> {
  const key = list(shape.key)
  const beyond = after
    ? sql`(${key}) > (${sql.join(
        shape.key.map((column) => decoded(sql`${after[shape.columns.indexOf(column)]}`)),
        sql`, `,
      )})`
    : sql`true`
  const cells = shape.columns.map((column, at) => sql`${encoded(column)} as ${sql.identifier(`c${at}`)}`)
  const rows = await db.all<Record<string, string | null>>(sql`/* every organisation: a backup */
    select ${sql.join(cells, sql`, `)} from ${sql.identifier(shape.table)}
    where ${belongs(shape, organisationId)} and ${beyond} order by ${key} limit ${limit}`)
  return rows.map((row) => Object.values(row))
}

/** Adds the rows that are not there yet, so that a restore that stopped may begin again. */
export async function insertLines(db: Database, shape: Shape, lines: readonly Line[]): Promise<void> {
  const cells = shape.columns.map((_, at) => decoded(sql.raw(`value ->> ${at}`)))
  await db.run(sql`/* every organisation: a restore */
    insert into ${sql.identifier(shape.table)} (${list(shape.columns)})
    select ${sql.join(cells, sql`, `)} from json_each(${JSON.stringify(lines)}) where true on conflict do nothing`)
}

/** Rows whose parent is missing: none, in a database that was restored whole. */
export async function countOrphans(db: Database): Promise<number> {
  return (await db.all(sql`/* every organisation: a restore */ pragma foreign_key_check`)).length
}

/** Whether rows of that organisation can be told apart in this table. */
export const isOfOrganisations = ({ table, columns }: Shape): boolean =>
  table === 'organisations' || columns.includes('organisation_id')

/** Nobody's, and needed by what is the organisation's: its people, who are found again where they are known already. */
export const comesAlong = ({ table }: { table: string }): boolean => table === 'identities'

function belongs({ table }: Shape, organisationId: string | null): SQL {
  if (organisationId === null) return sql`true`
  if (comesAlong({ table }))
    return sql`id in (select identity_id from affiliations where organisation_id = ${organisationId})`
  return sql`${sql.identifier(table === 'organisations' ? 'id' : 'organisation_id')} = ${organisationId}`
}

/** `%!.17g` writes every digit of a real number; an integer beyond 2^53 would be rounded by JSON. */
function encoded(column: string): SQL {
  const c = sql.identifier(column)
  return sql`case typeof(${c}) when 'text' then 's' || ${c} when 'integer' then 'i' || ${c}
    when 'real' then 'r' || printf('%!.17g', ${c}) when 'blob' then 'b' || hex(${c}) end`
}

function decoded(cell: SQL): SQL {
  return sql`case substr(${cell}, 1, 1) when 's' then substr(${cell}, 2) when 'i' then cast(substr(${cell}, 2) as integer)
    when 'r' then cast(substr(${cell}, 2) as real) when 'b' then unhex(substr(${cell}, 2)) end`
}

const parentsIn = (statement: string): string[] =>
  [...statement.matchAll(/ REFERENCES (\w+)/g)].map(([, table = '']) => table)

function parentsFirst(shapes: readonly Shape[]): Shape[] {
  const ordered: Shape[] = []
  const waiting = new Map(shapes.map((shape) => [shape.table, shape]))
  const visit = (shape: Shape) => {
    if (!waiting.delete(shape.table)) return
    for (const parent of shape.parents) {
      const found = waiting.get(parent)
      if (found) visit(found)
    }
    ordered.push(shape)
  }
  for (const shape of shapes) visit(shape)
  return ordered.sort((a, b) => Number(closing.has(a.table)) - Number(closing.has(b.table)))
}

const derived = new Set<string>(derivedTables.map((table) => getTableName(table)))
const closing = new Set<string>(lastingTables.map((table) => getTableName(table)))

const list = (columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  )
