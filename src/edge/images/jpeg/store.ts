import { Damaged } from './damaged.ts'
import type { Frame } from './frame.ts'
import type { Part } from './part.ts'

/** The coefficients of a component that comes in several scans: those this scale can show. */
export type Store = {
  part: Part
  kept: Int16Array
  /** Two words a block: which of all its coefficients are known not to be zero, shown or not. */
  known: Uint32Array
}

/** Of the 128 MB that an isolate has, beside the file itself and the variants. */
const mostBytes = 48 * 1024 * 1024

export function storesOf(frame: Frame, parts: readonly Part[]): Store[] {
  const blocks = parts.map(({ component }) => component.stride * component.down * frame.rows)
  const bytes = parts.reduce((sum, { points }, i) => sum + (blocks[i] ?? 0) * (points * points * 2 + 8), 0)
  if (bytes > mostBytes) throw new Damaged('too_many_pixels')
  return parts.map((part, i) => ({
    part,
    kept: new Int16Array((blocks[i] ?? 0) * part.points * part.points),
    known: new Uint32Array((blocks[i] ?? 0) * 2),
  }))
}

export function setCoefficient({ part, kept, known }: Store, block: number, place: number, value: number): void {
  const side = part.points * part.points
  const word = block * 2 + (place >> 5)
  known[word] = (known[word] ?? 0) | (1 << (place & 31))
  const at = part.places[place] ?? side
  if (at < side) kept[block * side + at] = value
}

export function isKnown({ known }: Store, block: number, place: number): boolean {
  return (((known[block * 2 + (place >> 5)] ?? 0) >>> (place & 31)) & 1) === 1
}

/** One bit more, away from zero. */
export function makeFiner({ part, kept }: Store, block: number, place: number, bit: number): void {
  const side = part.points * part.points
  const at = part.places[place] ?? side
  if (at >= side) return
  const value = kept[block * side + at] ?? 0
  kept[block * side + at] = value < 0 ? value - bit : value + bit
}
