import { type Reader, unbound } from './aliases.ts'
import { Cursor } from './pieces.ts'
import { readQuery, readWith } from './query.ts'
import { refuse } from './refusal.ts'
import type { Piece } from './tokens.ts'
import { readDelete, readInsert, readUpdate } from './write.ts'

/** The parameters that must be the organisation; refuses a statement in which an alias depends on none. */
export function readStatement(pieces: readonly Piece[], tables: Reader['tables']): Reader['parameters'] {
  const reader: Reader = { tables, aliases: [], parameters: [] }
  const cursor = new Cursor(pieces)
  if (cursor.take('explain') && cursor.take('query')) cursor.need('plan')

  if (cursor.take('pragma')) readPragma(cursor)
  else readRows(reader, cursor)

  const alias = unbound(reader)
  if (alias) refuse(`"${alias.name}" is not bound to the organisation`, alias.name)
  return reader.parameters
}

/** They name no row. */
const pragmas = ['defer_foreign_keys', 'foreign_keys', 'optimize']

function readPragma(cursor: Cursor): void {
  const name = cursor.name()
  if (!pragmas.includes(name)) refuse(`the pragma "${name}" is not on the list`)
}

function readRows(reader: Reader, cursor: Cursor): void {
  const ctes = readWith(reader, cursor, new Set())
  if (cursor.take('insert')) readInsert(reader, cursor, ctes, 'insert')
  else if (cursor.take('replace')) readInsert(reader, cursor, ctes, 'replace')
  else if (cursor.take('update')) readUpdate(reader, cursor, ctes)
  else if (cursor.take('delete')) readDelete(reader, cursor, ctes)
  else readQuery(reader, cursor.rest(), undefined, ctes)
}
