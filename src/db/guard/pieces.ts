import { refuse } from './refusal.ts'
import type { Piece } from './tokens.ts'

export function isWord(piece: Piece | undefined, ...texts: readonly string[]): boolean {
  return piece?.is === 'word' && texts.includes(piece.text)
}

export function isSign(piece: Piece | undefined, ...texts: readonly string[]): boolean {
  return piece?.is === 'sign' && texts.includes(piece.text)
}

/** A group, or the whole statement, that asks for rows. */
export function isQuery(pieces: readonly Piece[]): boolean {
  return isWord(pieces[0], 'select', 'with', 'values')
}

export function split(pieces: readonly Piece[], at: (piece: Piece) => boolean): Piece[][] {
  let part: Piece[] = []
  const parts = [part]
  for (const piece of pieces) {
    if (at(piece)) {
      part = []
      parts.push(part)
    } else part.push(piece)
  }
  return parts
}

export const cells = (pieces: readonly Piece[]) => split(pieces, (piece) => isSign(piece, ','))

/** What follows each of these keywords, which must come in this order. All are reserved: no bare column bears their name. */
export function clauses<T extends string>(
  pieces: readonly Piece[],
  ...order: readonly T[]
): Partial<Record<T, Piece[]>> {
  const found: Partial<Record<T, Piece[]>> = {}
  let clause: Piece[] | undefined
  let rank = -1
  for (const piece of pieces) {
    const next = order.findIndex((word) => isWord(piece, word))
    const word = order[next]
    if (word === undefined) (clause ?? refuse('it does not begin as expected')).push(piece)
    else if (next <= rank) refuse(`"${word}" stands where it was not expected`)
    else {
      rank = next
      found[word] = clause = []
    }
  }
  return found
}

/** Reads from left to right; what it does not find, it refuses. */
export class Cursor {
  readonly #pieces: readonly Piece[]
  #at = 0

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
  }

  get next(): Piece | undefined {
    return this.#pieces[this.#at]
  }

  get atGroup(): boolean {
    return this.next?.is === 'group'
  }

  take(...words: readonly string[]): boolean {
    const found = isWord(this.next, ...words)
    if (found) this.#at += 1
    return found
  }

  takeSign(text: string): boolean {
    const found = isSign(this.next, text)
    if (found) this.#at += 1
    return found
  }

  need(...words: readonly string[]): void {
    for (const word of words) if (!this.take(word)) refuse(`"${word}" was expected`)
  }

  name(): string {
    const { next } = this
    if (next?.is !== 'name' && next?.is !== 'word') return refuse('a name was expected')
    this.#at += 1
    return next.text
  }

  group(): Piece[] {
    const { next } = this
    if (next?.is !== 'group') return refuse('a parenthesis was expected')
    this.#at += 1
    return next.inside
  }

  until(stop: (piece: Piece, after: Piece | undefined) => boolean): Piece[] {
    const from = this.#at
    for (let { next } = this; next && !stop(next, this.#pieces[this.#at + 1]); { next } = this) this.#at += 1
    return this.#pieces.slice(from, this.#at)
  }

  rest(): Piece[] {
    return this.until(() => false)
  }
}
