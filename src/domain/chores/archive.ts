import { insertPart, type PartRow } from '#db/chores/archive-parts.ts'
import { batch } from '#db/database.ts'
import { files } from '#db/files/tables.ts'
import {
  columnNamesOf,
  copiedTables,
  countRows,
  keyIn,
  selectRows,
  type TenantTable,
  tableNameOf,
  type Values,
} from '#db/organisations/rows.ts'
import type { Scope } from '#db/scope.ts'
import { putPart, verify } from '#edge/archive.ts'
import type { Fault } from './chore.ts'
import type { Step } from './chores.ts'

/** Which table is next, after which of its rows, as which piece of it; `files` counts those looked up in the store. */
export type ArchiveCursor = { table: number; after: Values | null; piece: number; files: number }
export type ArchiveInput = { name: string }

export const firstOfArchive: ArchiveCursor = { table: -1, after: null, piece: 1, files: 0 }

const rowsInPiece = 500
/** Each is looked up in the store. */
const filesInPiece = 40

export async function stepOfArchive(
  office: Scope,
  bucket: R2Bucket,
  archiveId: string,
  cursor: ArchiveCursor,
): Promise<Step<ArchiveCursor>> {
  if (cursor.table < 0) return { cursor: { ...cursor, table: 0 }, done: 0, total: await countEverything(office) }
  const table = copiedTables[cursor.table]
  if (!table) throw new Error('An archive has no piece after its manifest.')

  const limit = table === files ? filesInPiece : rowsInPiece
  const [rows] = await batch(office.db, [selectRows(office, table, cursor.after, limit)])
  const values = rows.map((row) => Object.values(row) as Values)
  const faults = table === files ? await faultsAmong(office, bucket, table, values, cursor.files) : []
  const next = following(table, cursor, values, limit)
  if (values.length === 0) return { cursor: next, done: 0 }

  const path = `tables/${tableNameOf(table)}-${String(cursor.piece).padStart(5, '0')}.ndjson`
  const kept = await putPart(bucket, office.organisationId, archiveId, linesOf(table, values))
  const part: PartRow = { path, lines: values.length, ...kept }
  return { cursor: next, done: values.length, faults, writes: [insertPart(office, archiveId, part)] }
}

export const isComplete = ({ table }: ArchiveCursor): boolean => table >= copiedTables.length

function following(table: TenantTable, cursor: ArchiveCursor, rows: readonly Values[], limit: number): ArchiveCursor {
  const last = rows.length === limit ? rows.at(-1) : undefined
  const after = last ? keyIn(table, last) : null
  const seen = cursor.files + (table === files ? rows.length : 0)
  return after
    ? { ...cursor, after, piece: cursor.piece + 1, files: seen }
    : { table: cursor.table + 1, after: null, piece: 1, files: seen }
}

async function countEverything(office: Scope): Promise<number> {
  const answers = await batch(
    office.db,
    copiedTables.map((table) => countRows(office, table)),
  )
  return answers.reduce((total, [counted]) => total + (counted?.rows ?? 0), 0)
}

function linesOf(table: TenantTable, rows: readonly Values[]): Uint8Array {
  const columns = columnNamesOf(table)
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]]))))
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

/** Files known by their row and not found in the store, or not as they were received. */
async function faultsAmong(
  { organisationId }: Scope,
  bucket: R2Bucket,
  table: TenantTable,
  rows: readonly Values[],
  before: number,
): Promise<Fault[]> {
  const columns = columnNamesOf(table)
  const cell = (row: Values, name: string) => row[columns.indexOf(name)]
  const verdicts = await Promise.all(
    rows.map((row) =>
      verify(bucket, organisationId, { sha256: String(cell(row, 'sha256')), bytes: Number(cell(row, 'bytes')) }),
    ),
  )
  return verdicts.flatMap((why, at) => {
    const row = rows[at]
    return why === 'whole' || !row ? [] : [{ line: before + at + 1, what: String(cell(row, 'name')), why }]
  })
}
