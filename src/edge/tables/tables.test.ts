import * as fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { isImportField, proposeColumns } from '#domain/exchange/import-columns.ts'
import { isRefused, parseImportLine } from '#domain/exchange/import-line.ts'
import { runs } from '#test/runs.ts'
import { csvLine, csvRows } from './csv.ts'
import { openTable, type TableRow } from './read.ts'
import { decodeText, separators, sniffSeparator } from './text.ts'

const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\0', '').replaceAll('\r', '').trim())
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 30 })
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>

async function cellsOf(rows: Iterable<TableRow> | AsyncIterable<TableRow>) {
  const found: (readonly string[])[] = []
  for await (const { cells } of rows) found.push(cells)
  return found
}

test('what is written as a list is read as it was, whatever stands between its cells', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(...separators), (rows, separator) => {
      const text = Papa.unparse(rows, { delimiter: separator, newline: '\n', quotes: true })
      expect([...csvRows(text, separator)].map(({ cells }) => cells)).toEqual(rows)
    }),
    { numRuns: runs(200), seed: 20261121 },
  )
})

test('a list longer than a block is read whole, each line with its number', () => {
  const lines = Array.from({ length: 1733 }, (_, at) => `nom ${at};"un; ${at}"`)
  const rows = [...csvRows(lines.join('\n'), ';')]
  expect(rows).toHaveLength(1733)
  expect(rows.every(({ line, cells }) => cells[0] === `nom ${line - 1}` && cells[1] === `un; ${line - 1}`)).toBe(true)
})

test('the separator of a list is found, and any text has one', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(separators).toContain(sniffSeparator(text))
    }),
    { numRuns: runs(200), seed: 20261121 },
  )
  const word = fc.stringMatching(/^[a-zé]{1,8}$/)
  const plain = fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 10 })
  fc.assert(
    fc.property(plain, fc.constantFrom(...separators), (rows, separator) => {
      expect(sniffSeparator(rows.map((cells) => cells.join(separator)).join('\n'))).toBe(separator)
    }),
    { numRuns: runs(100), seed: 20261121 },
  )
})

test('letters are read as they were written, in UTF-8 with its mark or as Windows does', () => {
  expect(decodeText(bytesOf('\ufeffNoël;œuf'))).toEqual({ text: 'Noël;œuf', encoding: 'utf-8' })
  const windows = Uint8Array.from([0x4e, 0x6f, 0xeb, 0x6c, 0x3b, 0x9c, 0x75, 0x66])
  expect(decodeText(windows)).toEqual({ text: 'Noël;œuf', encoding: 'windows-1252' })
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeText(bytes).text).not.toContain('\0')
    }),
    { numRuns: runs(200) },
  )
})

test('a workbook is read as it was typed, and one that is damaged throws rather than lie', async () => {
  const rows = [
    ['Nom', 'SIRET', 'Depuis'],
    ['Rio', 73282932000074, 612345678],
    ['Bel', null, true],
  ]
  const workbook = (await writeXlsx({ sheets: [{ name: 'Liste', rows }] })) as Uint8Array<ArrayBuffer>
  expect(await cellsOf(openTable(workbook, 'xlsx').rows)).toEqual([
    ['Nom', 'SIRET', 'Depuis'],
    ['Rio', '73282932000074', '612345678'],
    ['Bel', '', 'true'],
  ])
  await fc.assert(
    fc.asyncProperty(fc.nat(workbook.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = workbook.slice()
      damaged[at] = byte
      const read = await cellsOf(openTable(damaged, 'xlsx').rows).catch(() => null)
      if (read) expect(read.flat().every((text) => typeof text === 'string')).toBe(true)
    }),
    { numRuns: runs(40), seed: 20261121 },
  )
})

test('what leaves for a spreadsheet calculates nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (cells) => {
      const [read = []] = Papa.parse<string[]>(csvLine(cells), { delimiter: ';', newline: '\r\n' }).data
      expect(read.every((text) => !/^[=+\-@\t\r]/.test(text))).toBe(true)
    }),
    { numRuns: runs(200), seed: 20261121 },
  )
})

test('whatever a line says, it is somebody whole or it is refused with a reason', () => {
  const fields = ['givenName', 'familyName', 'fullName', 'email', 'phone', 'company', 'siret', 'job', ''] as const
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1 }),
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('Zoé', 'LE BIHAN Malo', 'a@b.fr', '612345678')),
        {
          maxLength: 10,
        },
      ),
      (columns, cells) => {
        const read = parseImportLine(7, cells, columns)
        if (isRefused(read)) expect(read.why).not.toBe('')
        else {
          expect(read.givenName.trim() !== '' && read.familyName.trim() !== '').toBe(true)
          expect(Object.values(read).every((value) => typeof value === 'number' || value.isWellFormed())).toBe(true)
        }
      },
    ),
    { numRuns: runs(100), seed: 20261121 },
  )
})

test('a column is proposed one field, each field for one column, whatever the headings', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 8 }), fc.array(fc.array(fc.string())), (headings, samples) => {
      const proposed = proposeColumns(headings, samples, new Map([['x', 'email']]))
      const said = proposed.filter((field) => field !== '')
      expect(proposed).toHaveLength(headings.length)
      expect(new Set(said).size).toBe(said.length)
      expect(said.every(isImportField)).toBe(true)
    }),
    { numRuns: runs(200), seed: 20261121 },
  )
})
