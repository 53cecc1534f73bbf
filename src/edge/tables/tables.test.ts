import * as fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { isImportField, proposeColumns } from '#domain/exchange/import-columns.ts'
import { isRefused, parseImportLine } from '#domain/exchange/import-line.ts'
import { runs } from '#test/runs.ts'
import { csvLine, csvRows } from './csv.ts'
import { openTable, type TableFormat, type TableRow } from './read.ts'
import { encodingOf, separators, sniffSeparator, textOf } from './text.ts'

const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\0', '').replaceAll('\r', '').trim())
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 30 })
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>

async function all<T>(some: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of some) found.push(one)
  return found
}

const cellsOf = async (rows: AsyncIterable<TableRow>) => (await all(rows)).map(({ cells }) => cells)

/** Cut into pieces of that size, wherever it falls. */
const cut = <T extends string | Uint8Array>(whole: T, size: number): T[] =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.slice(at * size, (at + 1) * size) as T)

const rowsOf = async (bytes: Uint8Array<ArrayBuffer>, format: TableFormat) =>
  cellsOf((await openTable(async () => new Response(bytes).body as ReadableStream<Uint8Array>, format)).rows)

test('what is written as a list is read as it was, whatever stands between its cells and wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(...separators),
      fc.integer({ min: 1, max: 40 }),
      async (rows, separator, size) => {
        const text = Papa.unparse(rows, { delimiter: separator, newline: '\n', quotes: true })
        expect(await cellsOf(csvRows(cut(text, size), separator))).toEqual(rows)
      },
    ),
    { numRuns: runs(200), seed: 20261121 },
  )
})

test('a list much longer than what is held is read whole, each line with its number', async () => {
  const lines = Array.from({ length: 17_330 }, (_, at) => `nom ${at};"un; ${at}"`)
  const rows = await all(csvRows(cut(lines.join('\n'), 5000), ';'))
  expect(rows).toHaveLength(17_330)
  expect(rows.every(({ line, cells }) => cells[0] === `nom ${line - 1}` && cells[1] === `un; ${line - 1}`)).toBe(true)
})

test('a quote that is never closed takes what is near it, and leaves the rest of the list', async () => {
  const lines = Array.from({ length: 100_000 }, (_, at) => (at === 5 ? 'nom;"perdu' : `nom;${at}`))
  const rows = await cellsOf(csvRows(cut(lines.join('\n'), 50_000), ';'))
  expect(rows.at(-1)).toEqual(['nom', '99999'])
  expect(rows.length).toBeGreaterThan(30_000)
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

test('letters are read as they were written, in UTF-8 with its mark or as Windows does, wherever they are cut', async () => {
  const read = async (bytes: Uint8Array, size: number) => {
    const encoding = await encodingOf(cut(bytes, size))
    return [encoding, (await all(textOf(cut(bytes, size), encoding))).join('')]
  }
  const windows = Uint8Array.from([0x4e, 0x6f, 0xeb, 0x6c, 0x3b, 0x9c, 0x75, 0x66])
  for (const size of [1, 2, 3, 100]) {
    expect(await read(bytesOf('\ufeffNoël;œuf\r\nZoé\rLou'), size)).toEqual(['utf-8', 'Noël;œuf\nZoé\nLou'])
    expect(await read(windows, size)).toEqual(['windows-1252', 'Noël;œuf'])
  }
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
      const [, text] = await read(bytes, size)
      expect(text).not.toContain('\0')
      expect(text).not.toContain('\r')
    }),
    { numRuns: runs(100) },
  )
})

test('a workbook is read as it was typed, and one that is damaged throws rather than lie', async () => {
  const rows = [
    ['Nom', 'SIRET', 'Depuis'],
    ['Rio', 73282932000074, 612345678],
    ['Bel', null, true],
  ]
  const workbook = (await writeXlsx({ sheets: [{ name: 'Liste', rows }] })) as Uint8Array<ArrayBuffer>
  expect(await rowsOf(workbook, 'xlsx')).toEqual([
    ['Nom', 'SIRET', 'Depuis'],
    ['Rio', '73282932000074', '612345678'],
    ['Bel', '', 'true'],
  ])
  await fc.assert(
    fc.asyncProperty(fc.nat(workbook.length - 1), fc.nat(255), async (at, byte) => {
      const damaged = workbook.slice()
      damaged[at] = byte
      const read = await rowsOf(damaged, 'xlsx').catch(() => null)
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
