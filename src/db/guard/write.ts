import { addAlias, constrain, isColumn, organisationOf, type Reader, type Scope } from './aliases.ts'
import { type Cursor, cells, clauses, isSign, isWord } from './pieces.ts'
import { readExpression, readQuery, readSources, readTable } from './query.ts'
import { refuse } from './refusal.ts'
import type { Piece } from './tokens.ts'

/** After `insert` or `replace`. */
export function readInsert(reader: Reader, cursor: Cursor, ctes: Scope['ctes'], verb: 'insert' | 'replace'): void {
  const replaces = readOr(cursor) || verb === 'replace'
  cursor.need('into')
  const target = readTarget(reader, cursor, replaces)
  const columns = cursor.atGroup ? cells(cursor.group()) : undefined
  const source = cursor.until((piece, after) => isWord(piece, 'returning') || startsUpsert(piece, after))

  readRows(reader, target, columns, source, ctes)
  while (cursor.take('on')) readUpsert(reader, cursor, target, ctes)
  if (!cursor.next) return
  cursor.need('returning')
  const { scope, alias } = opened(reader, target, ctes)
  alias.bound = true
  readExpression(reader, scope, cursor.rest())
}

/** After `update`. */
export function readUpdate(reader: Reader, cursor: Cursor, ctes: Scope['ctes']): void {
  const target = readTarget(reader, cursor, readOr(cursor))
  const { scope } = opened(reader, target, ctes)
  const { set, from, where, ...others } = clauses(cursor.rest(), 'set', 'from', 'where', 'order', 'limit', 'returning')
  if (from) readSources(reader, scope, from)
  readSet(reader, scope, target, set ?? refuse('it sets nothing', target.called), where)
  for (const part of Object.values(others)) readExpression(reader, scope, part)
}

/** After `delete`. */
export function readDelete(reader: Reader, cursor: Cursor, ctes: Scope['ctes']): void {
  cursor.need('from')
  const { scope } = opened(reader, readTarget(reader, cursor, false), ctes)
  const parts = clauses(cursor.rest(), 'where', 'order', 'limit', 'returning')
  constrain(reader, scope, parts.where ?? [])
  for (const part of Object.values(parts)) readExpression(reader, scope, part)
}

type Target = { tenant: boolean; called: string }

function readTarget(reader: Reader, cursor: Cursor, replaces: boolean): Target {
  const { name, tenant } = readTable(reader, cursor)
  const called = cursor.take('as') ? cursor.name() : name
  // A unique index that ignores the organisation would let it delete the row of another one, and no trigger would count it.
  if (tenant && replaces) refuse('it may replace a row', called)
  return { tenant, called }
}

function readOr(cursor: Cursor): boolean {
  if (!cursor.take('or')) return false
  if (cursor.take('replace')) return true
  if (!cursor.take('abort', 'fail', 'ignore', 'rollback')) refuse('"or" is followed by no way out')
  return false
}

function opened(reader: Reader, { called, tenant }: Target, ctes: Scope['ctes']) {
  const scope: Scope = { aliases: [], outer: undefined, ctes }
  return { scope, alias: addAlias(reader, scope, called, tenant) }
}

function readRows(
  reader: Reader,
  target: Target,
  columns: Piece[][] | undefined,
  source: Piece[],
  ctes: Scope['ctes'],
) {
  const { tenant, called } = target
  if (isWord(source[0], 'default') && isWord(source[1], 'values') && source.length === 2) {
    return tenant ? refuse('its row has no organisation', called) : undefined
  }
  const cores = readQuery(reader, source, undefined, ctes)
  if (!tenant) return

  const at = columns?.findIndex(isOrganisation) ?? -1
  if (!columns || at < 0 || columns.filter(isOrganisation).length > 1)
    refuse('its columns do not name the organisation once', called)
  for (const { scope, rows } of cores) {
    for (const row of rows) {
      const wrong = row.length !== columns?.length || row.some((cell) => isSign(cell.at(-1), '*'))
      if (wrong) refuse('a row does not match its columns', called)
      readOwner(reader, scope, row[at] ?? [], called)
    }
  }
}

/** The organisation a row is given: a parameter, or that of a row which is itself bound. */
function readOwner(reader: Reader, scope: Scope, cell: Piece[], alias: string): void {
  const [value, ...more] = isWord(cell.at(-2), 'as') ? cell.slice(0, -2) : cell
  if (value?.is === 'parameter' && more.length === 0) reader.parameters.push({ index: value.index, alias })
  else if (!value || !organisationOf(scope, [value, ...more])) refuse('a row is given another organisation', alias)
}

function startsUpsert(piece: Piece, after: Piece | undefined): boolean {
  return isWord(piece, 'on') && isWord(after, 'conflict')
}

/** After `on`. The row found is bound by the key it was found with, or by the condition of the update. */
function readUpsert(reader: Reader, cursor: Cursor, target: Target, ctes: Scope['ctes']): void {
  cursor.need('conflict')
  const key = cursor.atGroup ? cells(cursor.group()) : []
  const partial = cursor.until((piece) => isWord(piece, 'do'))
  cursor.need('do')
  if (cursor.take('nothing')) return
  cursor.need('update', 'set')

  const { scope, alias } = opened(reader, target, ctes)
  alias.bound = key.some(isOrganisation)
  addAlias(reader, scope, 'excluded', target.tenant).bound = true
  const set = cursor.until((piece, after) => isWord(piece, 'where', 'returning') || startsUpsert(piece, after))
  const where = cursor.take('where')
    ? cursor.until((piece, after) => isWord(piece, 'returning') || startsUpsert(piece, after))
    : undefined
  readExpression(reader, scope, partial)
  readSet(reader, scope, target, set, where)
}

function readSet(reader: Reader, scope: Scope, target: Target, set: readonly Piece[], where: Piece[] = []): void {
  for (const assignment of cells(set)) {
    const [left] = assignment
    const columns = left?.is === 'group' ? cells(left.inside) : [[left]]
    for (const [column] of columns) {
      if (column?.is !== 'word' && column?.is !== 'name') refuse('it sets something that is no column', target.called)
      if (target.tenant && isColumn(column)) refuse('it changes the organisation of a row', target.called)
    }
  }
  constrain(reader, scope, where)
  readExpression(reader, scope, set)
  readExpression(reader, scope, where)
}

function isOrganisation(column: Piece[]): boolean {
  return column.length <= 3 && isColumn(column.at(-1)) && (column.length === 1 || isSign(column[1], '.'))
}
