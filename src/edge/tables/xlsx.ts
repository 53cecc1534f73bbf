import type { TableRow, TableSource } from './read.ts'
import { readWorkbook, textTaker, unmarked, type Workbook } from './workbook.ts'
import { partsOf } from './workbook-parts.ts'
import { attributeOf, xmlReader } from './xml.ts'

/** More than any list we take, so that a few cells far away cost nothing. */
const mostColumns = 200

/** The lines of the first sheet, as they come out of the file: no more of it is held than a few hundred of them, and its texts. */
export async function* xlsxRows(open: TableSource): AsyncGenerator<TableRow> {
  const parts = await partsOf(open)
  const workbook = await readWorkbook(parts)
  const sheet = parts(workbook.sheet)
  if (!sheet) throw new Error('The sheet of this workbook is not there.')
  const rows: TableRow[] = []
  const reader = xmlReader(rowReader(workbook, (row) => rows.push(row)))
  for await (const piece of sheet) {
    reader.read(piece)
    yield* rows.splice(0)
  }
  reader.end()
}

function rowReader(workbook: Workbook, found: (row: TableRow) => unknown) {
  let line = 0
  let cells: string[] = []
  let column = 0
  let cell = { type: '', style: 0, said: '' }
  let inValue = false
  const inline = textTaker()
  return {
    open(name: string, attributes: string) {
      if (name === 'row') {
        line = Number(attributeOf(attributes, 'r') ?? line + 1)
        cells = []
        column = 0
      } else if (name === 'c') {
        column = columnOf(attributeOf(attributes, 'r')) ?? column
        cell = { type: attributeOf(attributes, 't') ?? 'n', style: Number(attributeOf(attributes, 's') ?? 0), said: '' }
      } else if (name === 'v') inValue = true
      else inline.open(name)
    },
    text(text: string) {
      if (inValue || inline.now()) cell.said += text
    },
    close(name: string) {
      if (name === 'c') {
        while (cells.length < Math.min(column, mostColumns)) cells.push('')
        if (column < mostColumns) cells[column] = tidy(shown(workbook, cell))
        column++
      } else if (name === 'row') found({ line, cells })
      else if (name === 'v') inValue = false
      else inline.close(name)
    },
  }
}

/** AB12 is the 28th. */
function columnOf(place: string | null): number | null {
  if (place === null) return null
  let column = 0
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & 0xdf
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column === 0 ? null : column - 1
}

type Cell = { type: string; style: number; said: string }

/** As somebody would have typed it: days without hours, whole numbers without a point. */
function shown({ texts, isDate, is1904 }: Workbook, { type, style, said }: Cell): string {
  if (type === 's') return said === '' ? '' : texts.at(Number(said))
  if (type === 'b') return said === '' ? '' : String(said === '1' || said === 'true')
  if (type !== 'n') return unmarked(said)
  const number = Number(said)
  if (said === '' || Number.isNaN(number)) return said
  if (isDate(style)) return dayOf(number, is1904)
  return Number.isInteger(number) ? number.toFixed(0) : String(number)
}

/** Days are counted from 1900, which spreadsheets take for a leap year, or from 1904. */
function dayOf(days: number, is1904: boolean): string {
  const since = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const day = new Date(since + Math.floor(days) * 24 * 3600_000)
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10)
}

const tidy = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim()
