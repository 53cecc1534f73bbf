import { csvRows } from './csv.ts'
import { decodeText, type Separator, sniffSeparator } from './text.ts'
import { xlsxRows } from './xlsx.ts'

/** One line of a table, numbered as people see it, from 1. */
export type TableRow = { line: number; cells: readonly string[] }

export type TableFormat = 'csv' | 'xlsx'

export type OpenTable = {
  encoding: string
  separator: string
  rows: Iterable<TableRow> | AsyncIterable<TableRow>
}

/** A table, whatever it was written with. Lines come one after the other; a file that cannot be read throws where it breaks. */
export function openTable(bytes: Uint8Array<ArrayBuffer>, format: TableFormat): OpenTable {
  if (format === 'xlsx') return { encoding: '', separator: '', rows: xlsxRows(bytes) }
  const { text, encoding } = decodeText(bytes)
  const separator: Separator = sniffSeparator(text)
  return { encoding, separator, rows: csvRows(text, separator) }
}
