import { type Alias, addAlias, constrain, type Reader, type Scope } from './aliases.ts'
import { Cursor, cells, clauses, isQuery, isSign, isWord, split } from './pieces.ts'
import { refuse } from './refusal.ts'
import type { Piece } from './tokens.ts'

/** One SELECT or VALUES of a query: what it answers, and where its columns are looked for. */
type Core = { scope: Scope; rows: Piece[][][] }

/** `outer` is what the query may see around it; `ctes` the names that are no tables. */
export function readQuery(reader: Reader, pieces: Piece[], outer: Scope | undefined, ctes: Scope['ctes']): Core[] {
  const cursor = new Cursor(pieces)
  const visible = readWith(reader, cursor, ctes)
  return split(cursor.rest(), (piece) => isWord(piece, 'union', 'except', 'intersect')).map((core, at) => {
    const all = at > 0 && isWord(core[0], 'all') ? 1 : 0
    return readCore(reader, core.slice(all), { aliases: [], outer, ctes: visible })
  })
}

/** A CTE sees nothing around it: SQLite would look up its columns where it is used, not where it is written. */
export function readWith(reader: Reader, cursor: Cursor, ctes: Scope['ctes']): Scope['ctes'] {
  if (!cursor.take('with')) return ctes
  cursor.take('recursive')
  const visible = new Set(ctes)
  const bodies: Piece[][] = []
  do {
    const name = cursor.name()
    if (reader.tables.known(name)) refuse(`"${name}" hides a table of that name`, name)
    visible.add(name)
    if (cursor.atGroup) cursor.group()
    cursor.need('as')
    if (cursor.take('not')) cursor.need('materialized')
    else cursor.take('materialized')
    bodies.push(cursor.group())
  } while (cursor.takeSign(','))
  for (const body of bodies) readQuery(reader, body, undefined, visible)
  return visible
}

/** The tables of a FROM, with the conditions of its joins. */
export function readSources(reader: Reader, scope: Scope, from: readonly Piece[]): void {
  const cursor = new Cursor(from)
  const conditions: { on: Piece[]; only?: Alias }[] = []
  const calls: Piece[][] = []
  for (let join: 'inner' | 'left' | undefined = 'inner'; join; join = readJoin(cursor)) {
    const alias = readSource(reader, scope, cursor, calls)
    if (cursor.take('using')) cursor.group()
    else if (cursor.take('on')) {
      const on = cursor.until((piece) => isSign(piece, ',') || isWord(piece, ...joins))
      conditions.push(join === 'left' ? { on, only: alias } : { on })
    }
  }
  for (const { on, only } of conditions) constrain(reader, scope, on, only)
  for (const pieces of [...calls, ...conditions.map(({ on }) => on)]) readExpression(reader, scope, pieces)
}

/** Finds the queries inside an expression. */
export function readExpression(reader: Reader, scope: Scope, pieces: readonly Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    if (isWord(piece, 'in') && pieces[at + 1]?.is !== 'group') refuse('"in" names a table')
    if (piece.is !== 'group') continue
    if (isQuery(piece.inside)) readQuery(reader, piece.inside, scope, scope.ctes)
    else readExpression(reader, scope, piece.inside)
  }
}

/** The name of a table, and whether its rows belong to an organisation. */
export function readTable(reader: Reader, cursor: Cursor): { name: string; tenant: boolean } {
  const name = cursor.name()
  if (isSign(cursor.next, '.')) refuse(`"${name}" names another schema`, name)
  if (!reader.tables.known(name)) refuse(`"${name}" is no table of the house`, name)
  return { name, tenant: reader.tables.tenant(name) }
}

function readCore(reader: Reader, core: readonly Piece[], scope: Scope): Core {
  if (isWord(core[0], 'values')) {
    readExpression(reader, scope, core)
    return { scope, rows: cells(core.slice(1)).map(rowOf) }
  }

  const { select, from, where, ...others } = clauses(
    core,
    'select',
    'from',
    'where',
    'group',
    'having',
    'order',
    'limit',
  )
  if (!select) return refuse('a query begins with neither "select" nor "values"')
  if (from) readSources(reader, scope, from)
  if (where) constrain(reader, scope, where)
  for (const part of [select, where, ...Object.values(others)]) readExpression(reader, scope, part ?? [])
  return { scope, rows: [cells(isWord(select[0], 'distinct', 'all') ? select.slice(1) : select)] }
}

function rowOf(pieces: Piece[]): Piece[][] {
  const cursor = new Cursor(pieces)
  const row = cells(cursor.group())
  return cursor.next ? refuse('a row of values is followed by something else') : row
}

/** No table may be called like these without quotes, nor without AS. */
const joins = ['join', 'left', 'inner', 'cross', 'natural', 'right', 'full', 'outer'] as const

/** A right or a full join keeps rows that its condition refuses, and a natural one says nothing of its columns. */
function readJoin(cursor: Cursor): 'inner' | 'left' | undefined {
  if (!cursor.next) return undefined
  if (cursor.takeSign(',')) return 'inner'
  const left = cursor.take('left')
  if (left) cursor.take('outer')
  else cursor.take('inner') || cursor.take('cross')
  cursor.need('join')
  return left ? 'left' : 'inner'
}

function readSource(reader: Reader, scope: Scope, cursor: Cursor, calls: Piece[][]): Alias {
  if (cursor.atGroup) {
    const query = cursor.group()
    if (!isQuery(query)) refuse('a join stands between parentheses')
    readQuery(reader, query, scope.outer, scope.ctes)
    return addAlias(reader, scope, readAlias(cursor) ?? `(${scope.aliases.length})`, false)
  }

  const { next } = cursor
  const named = next?.is === 'word' || next?.is === 'name' ? next.text : ''
  const loose = scope.ctes.has(named) || functions.includes(named)
  const { name, tenant } = loose ? { name: cursor.name(), tenant: false } : readTable(reader, cursor)
  if (cursor.atGroup) calls.push([{ is: 'group', inside: cursor.group() }])
  else if (functions.includes(name) && !scope.ctes.has(name)) refuse(`"${name}" is no table of the house`, name)
  return addAlias(reader, scope, readAlias(cursor) ?? name, tenant)
}

const functions = ['json_each', 'json_tree']

function readAlias(cursor: Cursor): string | undefined {
  if (cursor.take('as')) return cursor.name()
  if (cursor.next?.is === 'name') return cursor.name()
  return cursor.next?.is === 'word' && !isWord(cursor.next, 'on', 'using', ...joins) ? cursor.name() : undefined
}
