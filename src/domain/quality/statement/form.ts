import { type Cell, csvOf as csvOfTable } from '#edge/tables/write.ts'
import type { Check } from './checks.ts'
import type { Issues } from './issues.ts'
import { type SheetLine, sheetOf } from './sheet.ts'
import type { Lines } from './statement.ts'

/** What was counted, as it is kept. */
export type Answer = {
  lines: Lines
  checks: readonly Check[]
  guessed: number
  /** Absent from what was counted before they were looked for. */
  issues?: Issues
}

/** Nothing while it is being counted. */
export const answerOf = (kept: string): Answer | null => (kept === '' ? null : (JSON.parse(kept) as Answer))

/** One line a box, in the order of the form: to be copied down. */
export function csvOf({ fromDay, toDay, number }: Counted, { nda, siret, name }: Declaring, lines: Lines): string {
  const columns = ['ligne', 'nombre', 'heures ou euros'].map((label) => ({ label }))
  const rows = [
    ['A.nda', null, number ?? nda],
    ['A.siret', null, siret],
    ['A.identite', null, name],
    ['B.exercice', fromDay, toDay],
    ['B.distance', null, lines['B.distance'] ? 'oui' : 'non'],
    ...sheetOf(lines).flatMap(({ lines: boxes }) => boxes.map(rowOf)),
  ]
  return csvOfTable({ name: 'BPF', columns, rows }, ',')
}

type Declaring = Record<'nda' | 'siret' | 'name', string>
type Counted = { fromDay: string; toDay: string; number: string | null }

function rowOf({ code, nsf, figure }: SheetLine, at: number): Cell[] {
  if (typeof figure === 'number') return [code, null, figure]
  return [nsf === undefined ? code : `F4.${at + 1} (${nsf})`, figure.count, figure.hours]
}
