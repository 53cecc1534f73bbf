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

/** Most tables are short: several go in one step. */
const tablesInStep = 8
const rowsInPiece = 500
/** Each is looked up in the store. */
const filesInPiece = 40
const limitOf = (table: TenantTable): number => (table === files ? filesInPiece : rowsInPiece)

export async function stepOfArchive(
  office: Scope,
  bucket: R2Bucket,
  archiveId: string,
  cursor: ArchiveCursor,
): Promise<Step<ArchiveCursor>> {
  if (cursor.table < 0) return { cursor: { ...cursor, table: 0 }, done: 0, total: await countEverything(office) }
  const tables = copiedTables.slice(cursor.table, cursor.table + tablesInStep)
  const pages = await batch(
    office.db,
    tables.map((table, at) => selectRows(office, table, at === 0 ? cursor.after : null, limitOf(table))),
  )
  let next = cursor
  const parts: PartRow[] = []
  const faults: Fault[] = []
  for (const [at, rows] of pages.entries()) {
    const table = tables[at]
    if (!table) break
    const values = rows.map((row) => Object.values(row) as Values)
    if (values.length > 0) parts.push(await pieceOf(office, bucket, archiveId, table, next.piece, values))
    if (table === files) faults.push(...(await faultsAmong(office, bucket, table, values, next.files)))
    next = following(table, next, values)
    // A large table is gone through to its end before the next begins.
    if (next.after) break
  }
  const done = parts.reduce((total, { lines }) => total + lines, 0)
  return { cursor: next, done, faults, writes: parts.map((part) => insertPart(office, archiveId, part)) }
}

export const isComplete = ({ table }: ArchiveCursor): boolean => table >= copiedTables.length

async function pieceOf(
  { organisationId }: Scope,
  bucket: R2Bucket,
  archiveId: string,
  table: TenantTable,
  piece: number,
  rows: readonly Values[],
): Promise<PartRow> {
  const path = `tables/${tableNameOf(table)}-${String(piece).padStart(5, '0')}.ndjson`
  return { path, lines: rows.length, ...(await putPart(bucket, organisationId, archiveId, linesOf(table, rows))) }
}

function following(table: TenantTable, cursor: ArchiveCursor, rows: readonly Values[]): ArchiveCursor {
  const last = rows.length === limitOf(table) ? rows.at(-1) : undefined
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
