import { count, eq, getTableName, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { named } from '#db/database.ts'
import { derivedTables, tenantTables } from '#db/schema.ts'
import type { Scope } from '#db/scope.ts'

export type TenantTable = (typeof tenantTables)[number]

/** What a row holds, in the order of its columns. */
export type Values = readonly (string | number | null)[]

/** Parents before children; what triggers keep comes by itself with the rest. */
export const copiedTables: readonly TenantTable[] = tenantTables.filter(
  (table) => !(derivedTables as readonly TenantTable[]).includes(table),
)

export const tableNameOf = (table: TenantTable): string => getTableName(table)

export const columnNamesOf = (table: TenantTable): readonly string[] => columnsOf(table).map(({ name }) => name)

/** One page of the rows of a table in the order of their keys, after that key. */
export function selectRows({ db, organisationId }: Scope, table: TenantTable, after: Values | null, limit: number) {
  const { organisation, key } = keyOf(table)
  const beyond = after ? sql` and ${tuple(key)} > ${tuple(after.map((value) => sql`${value}`))}` : sql``
  return db
    .select(named(Object.fromEntries(columnsOf(table).map((column) => [column.name, column]))))
    .from(table as SQLiteTable)
    .where(sql`${organisation} = ${organisationId}${beyond}`)
    .orderBy(...key)
    .limit(limit)
}

/** Where the next page begins; nothing when the table has one row an organisation. */
export function keyIn(table: TenantTable, row: Values): Values | null {
  const { key } = keyOf(table)
  const columns = columnsOf(table)
  return key.length === 0 ? null : key.map((column) => row[columns.indexOf(column)] ?? null)
}

/** Adds the rows that are not there yet: the same page sent twice changes nothing the second time. */
export function insertRows({ db, organisationId }: Scope, table: TenantTable, rows: readonly Values[]) {
  const cells = columnsOf(table).map(({ name }, at) =>
    name === 'organisation_id' ? sql`${organisationId}` : sql.raw(`value ->> ${at}`),
  )
  return db
    .insert(table)
    .select(
      sql`select ${sql.join(cells, sql`, `)} from json_each(${JSON.stringify(rows)}) where true on conflict do nothing`,
    )
}

/** Some of the rows of a table, the first ones; asked again until none is left. */
export function deleteRows({ db, organisationId }: Scope, table: TenantTable, limit: number) {
  const { organisation, key } = keyOf(table)
  const some =
    key.length === 0
      ? sql``
      : sql` and ${tuple(key)} in (select ${sql.join(key, sql`, `)} from ${table}
          where ${organisation} = ${organisationId} order by ${sql.join(key, sql`, `)} limit ${limit})`
  return db.delete(table).where(sql`${organisation} = ${organisationId}${some}`)
}

export function countRows({ db, organisationId }: Scope, table: TenantTable) {
  return db
    .select(named({ rows: count() }))
    .from(table as SQLiteTable)
    .where(eq(keyOf(table).organisation, organisationId))
}

/** As written in the table, which the drift law compares with the database. */
const columnsOf = (table: TenantTable): SQLiteColumn[] => getTableConfig(table as SQLiteTable).columns

/** The primary key: the organisation, then what tells its rows apart. */
function keyOf(table: TenantTable): { organisation: SQLiteColumn; key: SQLiteColumn[] } {
  const { columns, primaryKeys } = getTableConfig(table as SQLiteTable)
  const [organisation, ...key] = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  if (organisation?.name !== 'organisation_id')
    throw new Error(`The key of ${getTableName(table)} names no organisation.`)
  return { organisation, key }
}

const tuple = (parts: readonly (SQLiteColumn | SQL)[]): SQL =>
  parts.length === 1 ? sql`${parts[0]}` : sql`(${sql.join([...parts], sql`, `)})`
