import { type Sheet, type SheetField, sameField, sheetFields } from './sheet.ts'

/** A line that only one of the two has, or that both have. */
export type DiffLine = { line: string; side: 'before' | 'after' | 'both' }
export type FieldDiff = { field: SheetField; lines: readonly DiffLine[] }

/** What one version says and the other does not, field by field, line by line. `lines` tells how a field reads. */
export function differences(
  before: Sheet,
  after: Sheet,
  lines: (sheet: Sheet, field: SheetField) => readonly string[],
): FieldDiff[] {
  return sheetFields
    .filter((field) => !sameField(before, after, field))
    .map((field) => ({ field, lines: diffLines(lines(before, field), lines(after, field)) }))
}

/** The longest run of lines that both have, in order, stays; the others went or came. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const kept = longestKept(before, after)
  const found: DiffLine[] = []
  let [at, to] = [0, 0]
  for (const [from, into] of [...kept, [before.length, after.length] as const]) {
    found.push(...before.slice(at, from).map((line): DiffLine => ({ line, side: 'before' })))
    found.push(...after.slice(to, into).map((line): DiffLine => ({ line, side: 'after' })))
    const both = before[from]
    if (both !== undefined) found.push({ line: both, side: 'both' })
    at = from + 1
    to = into + 1
  }
  return found
}

/** Where the lines kept stand in each. */
function longestKept(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const width = after.length + 1
  const longest = new Uint32Array((before.length + 1) * width)
  const lengthAt = (from: number, into: number): number => longest[from * width + into] ?? 0
  for (let from = before.length - 1; from >= 0; from--) {
    for (let into = after.length - 1; into >= 0; into--) {
      const best = Math.max(lengthAt(from + 1, into), lengthAt(from, into + 1))
      longest[from * width + into] = before[from] === after[into] ? 1 + lengthAt(from + 1, into + 1) : best
    }
  }
  const kept: (readonly [number, number])[] = []
  for (let from = 0, into = 0; from < before.length && into < after.length; ) {
    if (before[from] === after[into]) kept.push([from++, into++])
    else if (lengthAt(from + 1, into) >= lengthAt(from, into + 1)) from++
    else into++
  }
  return kept
}
