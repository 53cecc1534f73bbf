export type Cell = string | number | null
export type Sheet = {
  name: string
  columns: readonly { label: string; format?: 'amount' | 'hours' | 'share' }[]
  rows: readonly (readonly Cell[])[]
}

/** A workbook of one sheet: titles that stay in sight, numbers that add up, and texts that are never formulas. */
export async function xlsxOf({ name, columns, rows }: Sheet): Promise<Uint8Array> {
  const title = name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  // Read on demand: a page does not wait for a library of spreadsheets.
  const { writeXlsx } = await import('hucre/xlsx')
  const written = await writeXlsx({
    sheets: [
      {
        name: title,
        columns: columns.map(({ label, format }) => ({
          width: Math.max(12, Math.min(40, label.length + 4)),
          ...(format ? { numFmt: formats[format] } : {}),
        })),
        rows: [columns.map(({ label }) => label), ...rows.map((row) => [...row])],
        freezePane: { rows: 1 },
      },
    ],
  })
  return written as Uint8Array
}

const formats = { amount: '#,##0.00 "€"', hours: '#,##0.00', share: '0 %' } as const

/** The same for spreadsheets that read texts: a mark that says UTF-8, semicolons, and texts that are never formulas. */
export const csvOf = ({ columns, rows }: Sheet, decimal: ',' | '.'): string =>
  `\ufeff${[columns.map(({ label }) => label), ...rows].map((row) => csvLineOf(row, decimal)).join('')}`

export const csvLineOf = (row: readonly Cell[], decimal: string): string =>
  `${row.map((cell) => cellOf(cell, decimal)).join(';')}\r\n`

function cellOf(cell: Cell, decimal: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(Math.round(cell * 100) / 100).replace('.', decimal)
  const text = runnable.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What spreadsheets run when a cell begins so. */
const runnable = /^[=+\-@\t\r]/
