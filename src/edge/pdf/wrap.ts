import { type Rich, type Run, runsOf } from './blocks.ts'
import { type FaceName, type Faces, widthOf } from './face.ts'
import { type Lately, lately } from './lately.ts'

export type Piece = { face: FaceName; text: string; width: number }
/** `told` is what shows it in a page, once it has been drawn. */
export type Line = { pieces: readonly Piece[]; width: number; told?: Told }
export type Told = { size: number; operations: string; uses: readonly { face: FaceName; isWide: boolean }[] }

/**
 * Lines no wider than `width`, broken at spaces; a word that is too long for a line is cut where it must. Those of a
 * sentence that papers say again and again are broken once.
 */
export function wrap(faces: Faces, text: Rich, size: number, width: number, plain: FaceName = 'regular') {
  const isPlain = typeof text === 'string'
  const said = isPlain ? text : JSON.stringify(text)
  const manner = mannerOf(faces, size, width, plain)
  if (said.length > longest) return broken(faces, text, manner)
  const known = isPlain ? manner.plainly : manner.richly
  const lines = known.get(said)
  if (lines) return lines
  const made = broken(faces, text, manner)
  known.set(said, made)
  return made
}

type Sentences = Lately<string, readonly Line[]>

/** How a text is set, and what was set so lately: whole sentences, and the words of others. */
type Manner = {
  size: number
  width: number
  plain: FaceName
  plainly: Sentences
  richly: Sentences
  words: Readonly<Record<FaceName, Lately<string, Piece>>>
}

const manners = new WeakMap<Faces, Manner[]>()
const mostManners = 50
const longest = 1000

function mannerOf(faces: Faces, size: number, width: number, plain: FaceName): Manner {
  const all = manners.get(faces) ?? []
  for (const one of all) if (one.width === width && one.size === size && one.plain === plain) return one
  const words = {
    regular: lately<string, Piece>(200),
    semibold: lately<string, Piece>(200),
    italic: lately<string, Piece>(200),
  }
  const made = {
    size,
    width,
    plain,
    plainly: lately<string, readonly Line[]>(100),
    richly: lately<string, readonly Line[]>(100),
    words,
  }
  manners.set(faces, [made, ...all.slice(0, mostManners - 1)])
  return made
}

function broken(faces: Faces, text: Rich, { size, width, plain, words }: Manner): readonly Line[] {
  const lines = linesOf(width)
  for (const run of runsOf(text)) {
    const face = faceOf(run, plain)
    const pieceOf = (text: string): Piece => {
      const known = words[face].get(text)
      if (known) return known
      const made = { face, text, width: widthOf(faces[face], text, size) }
      words[face].set(text, made)
      return made
    }
    for (const part of printable(run.text).match(/\n|[ \t]+|[^ \t\n]+/g) ?? []) {
      if (part === '\n') lines.end()
      else if (part.startsWith(' ') || part.startsWith('\t')) lines.space(pieceOf(' '))
      else lines.word(pieceOf(part))
    }
  }
  return lines.all((piece) => lettersOf(faces, piece, size))
}

type Word = { before: Piece | undefined; pieces: Piece[]; isLast: boolean }

/** Words are gathered first: one of them may change its manner midway and is still not cut. */
function linesOf(width: number) {
  const words: Word[] = []
  let current: Word | undefined
  let before: Piece | undefined
  const begin = (): Word => {
    const word: Word = { before, pieces: [], isLast: false }
    words.push(word)
    before = undefined
    return word
  }
  return {
    word(piece: Piece) {
      current ??= begin()
      current.pieces.push(piece)
    },
    space(piece: Piece) {
      current = undefined
      before = piece
    },
    end() {
      current ??= begin()
      current.isLast = true
      current = undefined
      before = undefined
    },
    all: (cut: (piece: Piece) => Piece[]) => poured(words, width, cut),
  }
}

function poured(words: readonly Word[], width: number, cut: (piece: Piece) => Piece[]): Line[] {
  const lines: Line[] = []
  let pieces: Piece[] = []
  let used = 0
  const add = (piece: Piece) => {
    const last = pieces.at(-1)
    if (last?.face === piece.face) pieces[pieces.length - 1] = joined(last, piece)
    else pieces.push(piece)
    used += piece.width
  }
  const close = () => {
    lines.push({ pieces, width: used })
    pieces = []
    used = 0
  }
  for (const { before, pieces: word, isLast } of words) {
    const wide = total(word)
    const gap = pieces.length > 0 ? (before?.width ?? 0) : 0
    if (pieces.length > 0 && used + gap + wide > width + hair) close()
    else if (before && pieces.length > 0) add(before)
    for (const piece of wide > width ? word.flatMap(cut) : word) {
      if (wide > width && pieces.length > 0 && used + piece.width > width + hair) close()
      add(piece)
    }
    if (isLast) close()
  }
  if (pieces.length > 0) close()
  return lines
}

/** Sums of widths are not exact. */
const hair = 0.001

const total = (pieces: readonly Piece[]) => pieces.reduce((sum, piece) => sum + piece.width, 0)

const joined = (one: Piece, two: Piece): Piece => ({
  face: one.face,
  text: one.text + two.text,
  width: one.width + two.width,
})

const lettersOf = (faces: Faces, { face, text }: Piece, size: number): Piece[] =>
  [...text].map((letter) => ({ face, text: letter, width: widthOf(faces[face], letter, size) }))

/** There is no bold italic: what is bold is upright. */
const faceOf = ({ bold, italic }: Run, plain: FaceName): FaceName => (bold ? 'semibold' : italic ? 'italic' : plain)

/** Accents joined to their letters, one kind of line end, and none of the signs that have no drawing. */
function printable(text: string): string {
  if (plain.test(text)) return text
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/\p{Cf}|\p{Variation_Selector}/gu, '')
}

/** What nearly every text is made of: letters that have their accents, and signs that are drawn. */
const plain = /^[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f\u20ac]*$/
