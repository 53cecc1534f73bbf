import { csvRows } from './csv.ts'
import { encodingOf, sample, sniffSeparator, textOf, type Writing } from './text.ts'
import { xlsxRows } from './xlsx.ts'

/** One line of a table, numbered as people see it, from 1. */
export type TableRow = { line: number; cells: readonly string[] }

export type TableFormat = 'csv' | 'xlsx'

/** A file that is opened as often as it is asked for, from its beginning or a part of it, with the size of the whole. */
export type TableSource = (part?: { offset: number; length: number }) => Promise<Opened>
type Opened = { body: ReadableStream<Uint8Array>; size: number }

export type OpenTable = {
  encoding: string
  separator: string
  rows: AsyncIterable<TableRow>
}

/**
 * A table, whatever it was written with. Lines come one after the other; a file that cannot be read throws where it breaks.
 * None is held whole; of a workbook, the texts that its cells refer to are.
 */
export async function openTable(open: TableSource, format: TableFormat): Promise<OpenTable> {
  if (format === 'xlsx') return { encoding: '', separator: '', rows: xlsxRows(open) }
  const encoding = await encodingOf((await open()).body)
  const separator = sniffSeparator(await beginningOf(open, encoding))
  return { encoding, separator, rows: textRows(open, { encoding, separator }) }
}

async function* textRows(open: TableSource, { encoding, separator }: Writing): AsyncGenerator<TableRow> {
  yield* csvRows(textOf((await open()).body, encoding), separator)
}

async function beginningOf(open: TableSource, encoding: Writing['encoding']): Promise<string> {
  let text = ''
  for await (const piece of textOf((await open()).body, encoding)) {
    text += piece
    if (text.length >= sample) break
  }
  return text
}
