/** A table as either side tells it: the database, or the code. */
export type Shape = {
  name: string
  /** `type notnull default`, by column, in order. */
  columns: Record<string, string>
  primaryKey: string[]
  /** `unique`, then the columns, by name. */
  indexes: Record<string, string>
}

export const columnShape = (type: string, required: boolean, fallback: string | null): string =>
  [type.toUpperCase(), required ? 'NOT NULL' : '', fallback === null ? '' : `DEFAULT ${fallback}`]
    .filter(Boolean)
    .join(' ')

export const indexShape = (unique: boolean, columns: readonly string[]): string =>
  `${unique ? 'unique ' : ''}(${columns.join(', ')})`
