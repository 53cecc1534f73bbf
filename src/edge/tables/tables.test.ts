import * as fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { isImportField, proposeColumns } from '#domain/exchange/import-columns.ts'
import { isRefused, parseImportLine } from '#domain/exchange/import-line.ts'
import { deflatedZeros, type Part, zipOf } from '#test/files/zip.ts'
import { runs } from '#test/runs.ts'
import { csvLine, csvRows } from './csv.ts'
import { openTable, type TableFormat, type TableRow, type TableSource } from './read.ts'
import { encodingOf, separators, sniffSeparator, textOf } from './text.ts'
import { xmlReader } from './xml.ts'

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
  cellsOf((await openTable(inMemory(bytes), format)).rows)

const inMemory =
  (bytes: Uint8Array<ArrayBuffer>): TableSource =>
  async ({ offset, length } = { offset: 0, length: bytes.length }) => ({
    body: new Response(bytes.slice(offset, offset + length)).body as ReadableStream<Uint8Array>,
    size: bytes.length,
  })

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

test('a workbook is read wherever its text is cut, with its days, its long texts and its lines without numbers', async () => {
  const strings =
    '<sst><si><t>Zo&#233; &amp; Lou</t></si><si><r><t>Le </t></r><r><t xml:space="preserve">Bihan</t></r><rPh><t>no</t></rPh></si></sst>'
  const sheet =
    '<?xml version="1.0"?><!-- a > sign --><x:worksheet xmlns:x="a>b"><x:sheetData><x:row r="2" spans=\'1>2\'>' +
    '<x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" s="1"><x:v>46000.75</x:v></x:c><x:c r="D2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>' +
    '<x:row/><x:row><x:c t="inlineStr"><x:is><x:t>_x0041_ <![CDATA[<b>]]></x:t></x:is></x:c><x:c t="s"><x:v>1</x:v></x:c>' +
    '<x:c t="s"><x:v>9</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c s="2"><x:v>1.5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const read = await all((await openTable(inMemory(workbookOf(strings, sheet)), 'xlsx')).rows)
  expect(read).toEqual([
    { line: 2, cells: ['Zoé & Lou', '', '2025-12-09', '2'] },
    { line: 3, cells: [] },
    { line: 4, cells: ['A <b>', 'Le Bihan', '', 'true', '1.5'] },
  ])
  for (const size of [1, 2, 7, 60]) {
    const found: string[] = []
    const reader = xmlReader({ open: (name) => found.push(name), close: () => {}, text: (text) => found.push(text) })
    for (const piece of cut(sheet, size)) reader.read(piece)
    reader.end()
    expect(found.filter((name) => name === 'c')).toHaveLength(8)
    expect(found).toContain('46000.75')
  }
})

test('a workbook that lies about its parts is refused', async () => {
  const refused = async (bytes: Uint8Array<ArrayBuffer>) => expect(rowsOf(bytes, 'xlsx')).rejects.toThrow()
  const sheet = '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'
  expect(await rowsOf(workbookOf('', sheet), 'xlsx')).toEqual([['1']])
  await refused(workbookOf('', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'))
  await refused(workbookOf('', `<worksheet><sheetData><row><c><v>${'1'.repeat(2_000_000)}</v></c></row>`))
  await refused(workbookOf('', sheet.slice(0, -4)))
  await refused(workbookOf('', sheet, { name: 'xl/bomb.bin', packed: deflatedZeros(1000), unpacked: 900_000_000 }))
  await refused(workbookOf('', sheet, { name: 'xl/vbaProject.bin', data: 'x' }))
  await refused(workbookOf('', sheet, { name: 'other', data: 'x', inside: 'another' }, 'other'))
  await refused(workbookOf('', sheet).slice(0, -8))
})

function workbookOf(
  strings: string,
  sheet: string,
  other: Part = { name: 'docProps/app.xml', data: '' },
  target = 'xl/s.xml',
) {
  const relation = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${to}"/>`
  const relations = (inside: string) => `<Relationships>${inside}</Relationships>`
  return zipOf([
    { name: '_rels/.rels', data: relations(relation('a', 'officeDocument', '/xl/workbook.xml')) },
    { name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="a>b" r:id="one"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(
        relation('one', 'worksheet', `/${target}`) +
          relation('two', 'sharedStrings', 'texts.xml') +
          relation('three', 'styles', './styles.xml'),
      ),
    },
    ...(strings === '' ? [] : [{ name: 'xl/texts.xml', data: strings }]),
    {
      name: 'xl/styles.xml',
      data: `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/s.xml', data: sheet },
    other,
  ])
}

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
  const fields = [
    'givenName',
    'familyName',
    'fullName',
    'email',
    'phone',
    'company',
    'siret',
    'job',
    'bornOn',
    'category',
    'price',
    '',
  ] as const
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
          const texts = Object.values({ ...read, ...read.details }).filter((value) => typeof value === 'string')
          expect(texts.every((text) => text.isWellFormed())).toBe(true)
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
