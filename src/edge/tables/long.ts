import { streamOf } from '#edge/stream.ts'
import { type ZipEntry, zipOf } from '#edge/zip.ts'
import { type Cell, csvLineOf } from './write.ts'

/** A table that is never whole in memory: its lines come a page at a time. */
export type LongTable = {
  name: string
  labels: readonly string[]
  pages: AsyncGenerator<readonly (readonly Cell[])[]>
  at: number
}

export const longCsv = (table: LongTable): ReadableStream<Uint8Array> => streamOf(csvPieces(table))

/** A workbook of one sheet, its titles in sight, made smaller as it leaves. */
export const longXlsx = (table: LongTable): ReadableStream<Uint8Array> => zipOf(partsOf(table))

async function* csvPieces({ labels, pages }: LongTable) {
  yield `\ufeff${csvLineOf(labels, ',')}`
  for await (const rows of pages) yield rows.map((row) => csvLineOf(row, ',')).join('')
}

async function* partsOf(table: LongTable): AsyncGenerator<ZipEntry> {
  const lastModified = new Date(table.at)
  const part = (name: string, input: ZipEntry['input']) => ({ name, lastModified, input, isPacked: true })
  yield part('[Content_Types].xml', types)
  yield part('_rels/.rels', relations('officeDocument', 'xl/workbook.xml'))
  yield part('xl/workbook.xml', workbook(table.name))
  yield part('xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml'))
  yield part('xl/worksheets/sheet1.xml', bytesOf(sheetPieces(table)))
}

async function* bytesOf(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}

async function* sheetPieces({ labels, pages }: LongTable): AsyncGenerator<string> {
  const cols = `<cols><col min="1" max="${labels.length}" width="24" customWidth="1"/></cols>`
  yield `${head}<worksheet xmlns="${main}">${frozen}${cols}<sheetData>${rowOf(labels)}`
  for await (const rows of pages) yield rows.map(rowOf).join('')
  yield '</sheetData></worksheet>'
}

const rowOf = (cells: readonly Cell[]): string => `<row>${cells.map(cellOf).join('')}</row>`

function cellOf(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return `<c><v>${Math.round(cell * 100) / 100}</v></c>`
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** What XML cannot say is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'

const types = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`

const relations = (kind: string, target: string): string =>
  `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/${kind}" Target="${target}"/></Relationships>`

/** A sheet's name has thirty-one characters, and none of those that formulas read. */
const workbook = (name: string): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
