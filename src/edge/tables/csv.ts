import Papa from 'papaparse'
import type { TableRow } from './read.ts'
import type { Separator } from './text.ts'

/** Read at once: some hundred lines. */
const enough = 64 * 1024
/** A quote that is not closed within so much never will be: what follows is read as it stands. */
const longest = 8 * enough

/** The records of a text as it comes, however it is cut: no more of it is held than a few hundred lines. */
export async function* csvRows(
  pieces: AsyncIterable<string> | Iterable<string>,
  separator: Separator,
): AsyncGenerator<TableRow> {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n', fastMode: false })
  let waiting = ''
  let line = 0
  const read = (isLast: boolean): TableRow[] => {
    const { data, meta }: Papa.ParseResult<string[]> = parser.parse(waiting, 0, !isLast)
    waiting = isLast ? '' : waiting.slice(meta.cursor)
    return data.map((cells) => ({ line: ++line, cells: cells.map((cell) => cell.trim()) }))
  }
  for await (const piece of pieces) {
    waiting += piece
    if (waiting.length >= enough) yield* read(false)
    if (waiting.length >= longest) yield* read(true)
  }
  if (waiting !== '') yield* read(true)
}

/** One record, for a spreadsheet: what it would calculate is shown as it is written. */
export const csvLine = (cells: readonly string[], separator: Separator = ';'): string =>
  Papa.unparse([[...cells]], { delimiter: separator, newline: '\r\n', escapeFormulae: true })
