import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { columnShape, indexShape, type Shape } from './shape.ts'

/** A table as the code believes it to be. Of the indexes the code tells only those it needs to know. */
export function declaredShape(table: SQLiteTable): Shape {
  const { name, columns, primaryKeys, indexes } = getTableConfig(table)
  const own = columns.filter(({ primary }) => primary).map((column) => column.name)
  return {
    name,
    columns: Object.fromEntries(
      columns.map((column) => [column.name, columnShape(column.getSQLType(), column.notNull, fallbackOf(column))]),
    ),
    primaryKey: primaryKeys[0]?.columns.map((column) => column.name) ?? own,
    indexes: Object.fromEntries(
      indexes.map(({ config }) => [
        config.name,
        indexShape(
          config.unique,
          config.columns.map((column) => ('name' in column ? String(column.name) : '?')),
        ),
      ]),
    ),
  }
}

function fallbackOf({ hasDefault, default: value }: SQLiteColumn): string | null {
  if (!hasDefault) return null
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
