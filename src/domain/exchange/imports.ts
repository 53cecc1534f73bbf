import { deleteImportFaults, type ImportRow, insertImport, saveHabits, updateImport } from '#db/exchange/imports.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { startingChore } from '#domain/chores/chores.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { type OpenTable, openTable, type TableFormat, type TableRow, type TableSource } from '#edge/tables/read.ts'
import { type ImportKind, type ImportState, type Policy, readHead } from './import.ts'
import { type Columns, guessHeader } from './import-columns.ts'

type Given = {
  id: string
  kind: ImportKind
  sessionId: string | null
  name: string
  format: TableFormat
  bytes: number
}

/** A list has come: what it looks like is kept, and nothing of it is done yet. */
export async function addImport(scope: Scope, given: Given, open: TableSource) {
  const seen = await look(open, given.format)
  if (!seen) return no('list_unreadable')
  return commit(scope, [
    insertImport(scope, { ...given, ...seen }),
    record(scope, 'import_added', given.id, { name: given.name, kind: given.kind }),
  ])
}

/** Which column is what: remembered for the next list, and tried at once on every line. */
export function chooseColumns(scope: Scope, row: ImportRow, state: ImportState, columns: Columns) {
  if (state !== 'new' && state !== 'tried') return Promise.resolve(no('import_begun'))
  if (!hasNames(columns)) return Promise.resolve(no('columns_without_names'))
  if (row.kind === 'enrolments' && row.sessionId === null && !columns.includes('session')) {
    return Promise.resolve(no('columns_without_session'))
  }
  const { headings } = readHead(row.head)
  const habits = headings.flatMap((heading, at): [string, string][] =>
    fold(heading) === '' ? [] : [[fold(heading), columns[at] ?? '']],
  )
  const trialId = scope.ids.next()
  return commit(scope, [
    updateImport(scope, row, {
      columns: JSON.stringify(columns),
      trialId,
      lines: 0,
      refused: 0,
      known: 0,
    }),
    exactlyOne(scope),
    deleteImportFaults(scope, row.id),
    saveHabits(scope, row.kind, habits),
    ...startingChore(scope, trialId, pass('import_trial', row.id, 1)),
    record(scope, 'import_tried', row.id, { name: row.name }),
  ])
}

export function runImport(scope: Scope, row: ImportRow, state: ImportState, policy: Policy) {
  if (state !== 'tried') return Promise.resolve(no('import_begun'))
  const runId = scope.ids.next()
  return commit(scope, [
    updateImport(scope, row, { policy, runId }),
    exactlyOne(scope),
    ...startingChore(scope, runId, pass('import_run', row.id, row.lines)),
    record(scope, 'import_run', row.id, { name: row.name, policy }),
  ])
}

/** What it has made goes again, but for what somebody has used or changed since. */
export function undoImport(scope: Scope, row: ImportRow, state: ImportState) {
  if (state !== 'done' && state !== 'stopped') return Promise.resolve(no('import_not_done'))
  const undoId = scope.ids.next()
  return commit(scope, [
    updateImport(scope, row, { undoId }),
    exactlyOne(scope),
    ...startingChore(scope, undoId, pass('import_undo', row.id, row.lines)),
    record(scope, 'import_undone', row.id, { name: row.name }),
  ])
}

export const firstStep = { phase: 'read', piece: 0 } as const

const pass = (kind: 'import_trial' | 'import_run' | 'import_undo', importId: string, total: number) => ({
  kind,
  subjectId: importId,
  input: { importId },
  cursor:
    kind === 'import_undo'
      ? { phase: 'completed', after: '' }
      : kind === 'import_run'
        ? { phase: 'people', piece: 0 }
        : firstStep,
  total: Math.max(1, total),
})

const hasNames = (columns: Columns): boolean =>
  columns.includes('fullName') || (columns.includes('familyName') && columns.includes('givenName'))

const linesSeen = 25

async function look(open: TableSource, format: TableFormat) {
  let silence: unknown
  const opened: TableSource = (part) =>
    open(part).catch((error) => {
      silence = error
      throw error
    })
  try {
    const table = await openTable(opened, format)
    const rows = await firstRows(table)
    if (rows.length === 0) return null
    const headerLine = guessHeader(rows)
    const header = rows.find(({ line }) => line === headerLine)
    const samples = rows.filter(({ line }) => line > headerLine).map(({ cells }) => cells.map(short))
    const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
    const headings = Array.from({ length: Math.min(width, mostColumns) }, (_, at) => short(header?.cells[at] ?? ''))
    const { encoding, separator } = table
    return { encoding, separator, headerLine, head: JSON.stringify({ headings, samples: samples.slice(0, 5) }) }
  } catch {
    // A store that does not answer says nothing of the list.
    if (silence) throw silence
    return null
  }
}

const mostColumns = 100
const short = (text: string): string => text.slice(0, 120).toWellFormed()

async function firstRows({ rows }: OpenTable): Promise<TableRow[]> {
  const found: TableRow[] = []
  for await (const row of rows) {
    if (row.cells.some((cell) => cell !== '')) found.push(row)
    if (found.length === linesSeen) break
  }
  return found
}
