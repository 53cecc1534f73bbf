import * as fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { runs } from '#test/runs.ts'
import { csvOf, type Sheet, xlsxOf } from './write.ts'

const sheet = (rows: Sheet['rows']): Sheet => ({
  name: 'Activité: 2026/11',
  columns: [{ label: 'Session' }, { label: 'Marge', format: 'amount' }],
  rows,
})

test('French spreadsheets find semicolons, commas in numbers and no formula', () => {
  const csv = csvOf(
    sheet([
      ['=1+1', -3.456],
      ['a;"b"', null],
      ['-2', 4],
    ]),
    ',',
  )
  expect(csv).toBe(`\ufeffSession;Marge\r\n'=1+1;-3,46\r\n"a;""b""";\r\n'-2;4\r\n`)
})

test('a workbook gives back what was put into it, texts as texts', async () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('=', '+', '1', 'A', '(', ')', 'é', '"', '<', '&', ';'), minLength: 1 }),
    fc.integer(),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, fc.integer()), { minLength: 1, maxLength: 5 }), async (rows) => {
      const book = await readXlsx(await xlsxOf(sheet(rows)))
      expect(book.sheets[0]?.rows.slice(1)).toEqual(rows)
      expect(book.sheets[0]?.rows[0]).toEqual(['Session', 'Marge'])
    }),
    { numRuns: runs(20) },
  )
})
