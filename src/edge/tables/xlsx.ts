import { judgeOffice } from '#edge/files/office.ts'
import type { TableRow } from './read.ts'

/** More than any list we take, so that a few cells far away cost nothing. */
const mostColumns = 200

/** The lines of the first sheet. Looked into as every office paper is before anything of it is unpacked. */
export async function* xlsxRows(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<TableRow> {
  const verdict = await judgeOffice(bytes)
  if (!verdict.ok) throw new Error(`This workbook is refused: ${verdict.refusal}`)
  // Read on demand: a page does not wait for a library of spreadsheets.
  const { streamXlsxRows } = await import('hucre/xlsx')
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
    yield { line: index + 1, cells: values.slice(0, mostColumns).map(cellText) }
  }
}

/** As somebody would have typed it: days without hours, whole numbers without a point. */
export function cellText(value: string | number | boolean | Date | null): string {
  if (value === null) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(0) : String(value)
  return String(value).replaceAll('\0', '').toWellFormed().trim()
}
