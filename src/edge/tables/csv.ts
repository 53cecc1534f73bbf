import Papa from 'papaparse'
import type { TableRow } from './read.ts'
import type { Separator } from './text.ts'

const rowsInBlock = 500

/** The records of a text, a few hundred at a time: nothing of it is held but the text. */
export function* csvRows(text: string, separator: Separator): Generator<TableRow> {
  let line = 0
  for (let from = 0; from < text.length; ) {
    const { data, meta } = Papa.parse<string[]>(text.slice(from), {
      delimiter: separator,
      newline: '\n',
      fastMode: false,
      preview: rowsInBlock,
      skipEmptyLines: false,
    })
    for (const cells of data) {
      line += 1
      yield { line, cells: cells.map((cell) => cell.trim()) }
    }
    if (data.length < rowsInBlock || meta.cursor === 0) return
    from += meta.cursor
  }
}

/** One record, for a spreadsheet: what it would calculate is shown as it is written. */
export const csvLine = (cells: readonly string[], separator: Separator = ';'): string =>
  Papa.unparse([[...cells]], { delimiter: separator, newline: '\r\n', escapeFormulae: true })
