import { csvRows } from './csv.ts'
import { encodingOf, sample, sniffSeparator, textOf, type Writing } from './text.ts'
import { xlsxRows } from './xlsx.ts'

/** One line of a table, numbered as people see it, from 1. */
export type TableRow = { line: number; cells: readonly string[] }

export type TableFormat = 'csv' | 'xlsx'

/** A file that is opened as often as it is asked for, from its beginning. */
export type TableSource = () => Promise<ReadableStream<Uint8Array>>

export type OpenTable = {
  encoding: string
  separator: string
  rows: AsyncIterable<TableRow>
}

/**
 * A table, whatever it was written with. Lines come one after the other; a file that cannot be read throws where it breaks.
 * A text is never held whole; a workbook is, since what it holds is told at its end.
 */
export async function openTable(open: TableSource, format: TableFormat): Promise<OpenTable> {
  if (format === 'xlsx') return { encoding: '', separator: '', rows: xlsxRows(await wholeOf(open)) }
  const encoding = await encodingOf(await open())
  const separator = sniffSeparator(await beginningOf(open, encoding))
  return { encoding, separator, rows: textRows(open, { encoding, separator }) }
}

async function* textRows(open: TableSource, { encoding, separator }: Writing): AsyncGenerator<TableRow> {
  yield* csvRows(textOf(await open(), encoding), separator)
}

async function beginningOf(open: TableSource, encoding: Writing['encoding']): Promise<string> {
  let text = ''
  for await (const piece of textOf(await open(), encoding)) {
    text += piece
    if (text.length >= sample) break
  }
  return text
}

const wholeOf = async (open: TableSource) => new Uint8Array(await new Response(await open()).arrayBuffer())
