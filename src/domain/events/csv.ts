/** What spreadsheets run when a cell begins so. */
const formula = /^[=+\-@\t\r]/

/**
 * One line of a file for spreadsheets, with the separator that French ones expect. A text that would be taken for a formula
 * is shown with an apostrophe before it.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(';')}\r\n`

function cellOf(value: string | number | null): string {
  if (value === null || typeof value === 'number') return String(value ?? '')
  const text = formula.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Says to spreadsheets that what follows is UTF-8. */
export const csvStart = '\ufeff'
