import { cells, isQuery, isSign, isWord, split } from './pieces.ts'
import type { Piece } from './tokens.ts'

type Equality = [left: Piece[], right: Piece[]]

/** The equalities that hold for every row a condition lets through: nothing beneath an OR, a NOT or a CASE. */
export function equalities(condition: readonly Piece[]): Equality[] {
  if (condition.some((piece) => isWord(piece, 'or', 'case', 'select', 'values') || isSign(piece, ','))) return []
  const parts = conjuncts(condition)
  return parts.some((part) => part.length === 0) ? [] : parts.flatMap(equalitiesOf)
}

/** The AND of a BETWEEN joins its bounds, not two conditions. */
function conjuncts(condition: readonly Piece[]): Piece[][] {
  let bounds = 0
  return split(condition, (piece) => {
    if (isWord(piece, 'between')) bounds += 1
    if (!isWord(piece, 'and')) return false
    if (bounds === 0) return true
    bounds -= 1
    return false
  })
}

function equalitiesOf(part: Piece[]): Equality[] {
  const inside = inGroup(part)
  if (inside) return equalities(inside)

  const [left, right, ...more] = split(part, (piece) => isSign(piece, '=', '=='))
  if (!left || !right || more.length > 0) return []
  return rowEqualities(left, right) ?? [[left, right]]
}

/** `(a, b) = (c, d)` says `a = c` and `b = d`. */
function rowEqualities(left: Piece[], right: Piece[]): Equality[] | undefined {
  const [lefts, rights] = [inGroup(left), inGroup(right)].map((inside) => (inside ? cells(inside) : undefined))
  if (!lefts || !rights || lefts.length !== rights.length) return undefined
  return lefts.map((cell, at) => [cell, rights[at] ?? []])
}

function inGroup(pieces: Piece[]): Piece[] | undefined {
  const [piece, ...more] = pieces
  return piece?.is === 'group' && more.length === 0 && !isQuery(piece.inside) ? piece.inside : undefined
}
