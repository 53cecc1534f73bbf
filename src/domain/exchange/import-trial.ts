import { batch } from '#db/database.ts'
import { selectKnownByEmail, selectKnownByName } from '#db/exchange/import-people.ts'
import { selectSessionsOfCodes } from '#db/exchange/import-sessions.ts'
import { countInImport, type ImportRow, insertImportFaults, selectImport } from '#db/exchange/imports.ts'
import type { Scope } from '#db/scope.ts'
import type { Step } from '#domain/chores/chores.ts'
import { getPiece, linesInPiece, type PieceLine, putPiece, sourceOf } from '#edge/tables/pieces.ts'
import { openTable } from '#edge/tables/read.ts'
import { mostLines, readColumns } from './import.ts'
import {
  type ImportRecord,
  isRefused,
  keyOf,
  type LineFault,
  nameKeyOf,
  parseImportLine,
  personKeyOf,
  type Refused,
} from './import-line.ts'

export type TrialCursor = { phase: 'read' | 'try'; piece: number; pieces?: number }
export type ImportAsked = { importId: string }

/** A line as it was read, beside what it said. */
export type ReadLine = { cells: readonly string[]; read: ImportRecord | Refused }

/** First the file is cut in pieces, then each piece is read as it will be when it counts. Nothing is written but what is wrong. */
export async function stepOfTrial(
  scope: Scope,
  bucket: R2Bucket,
  { importId }: ImportAsked,
  cursor: TrialCursor,
): Promise<Step<TrialCursor>> {
  const row = await findImport(scope, importId)
  if (cursor.phase === 'read') return cut(scope, bucket, row)
  const { piece, pieces = 0 } = cursor
  if (piece >= pieces) return { cursor: { ...cursor, piece: piece + 1 }, done: 0, end: 'done' }
  const lines = await withSessions(
    scope,
    row,
    readPiece(row, await getPiece(bucket, scope.organisationId, row.id, piece)),
  )
  const records = lines.flatMap(({ read }) => (isRefused(read) ? [] : [read]))
  const known = await knownAmong(scope, records)
  const refused = lines.flatMap(({ cells, read }) => (isRefused(read) ? [{ ...read, cells }] : []))
  const writes = [
    countInImport(scope, row.id, { refused: refused.length, known: known.size }),
    ...(refused.length > 0 ? [insertImportFaults(scope, row.id, refused)] : []),
  ]
  const next = { ...cursor, piece: piece + 1 }
  const step = { cursor: next, done: lines.length, writes }
  return next.piece >= pieces ? { ...step, end: 'done' } : step
}

export async function findImport(scope: Scope, importId: string): Promise<ImportRow> {
  const [[row]] = await batch(scope.db, [selectImport(scope, importId)])
  if (!row) throw new Error(`The import ${importId} is not there.`)
  return row
}

export function readPiece(row: ImportRow, lines: readonly PieceLine[]): ReadLine[] {
  const columns = readColumns(row.columns)
  return lines.map(([line, again, ...cells]) => {
    const read = parseImportLine(line, cells, columns)
    if (isRefused(read)) return { cells, read }
    if (again === 1) return { cells, read: { line, why: 'twice', field: '' } }
    return { cells, read: { ...read, isNamedAgain: again === 2 } }
  })
}

/** A list that names a session in each line: those whose session is not there, or takes nobody any more, are refused. */
export async function withSessions(
  scope: Scope,
  row: ImportRow,
  lines: readonly ReadLine[],
): Promise<readonly ReadLine[]> {
  if (row.kind !== 'enrolments' || row.sessionId !== null) return lines
  const sessions = await sessionsNamed(scope, lines)
  return lines.map(({ cells, read }) => {
    if (isRefused(read)) return { cells, read }
    const why = faultOf(read.session, sessions.get(read.session))
    return { cells, read: why ? { line: read.line, why, field: 'session' } : read }
  })
}

function faultOf(code: string, session: { cancelledAt: number | null } | undefined): LineFault | null {
  if (code === '') return 'session_missing'
  if (!session) return 'session_unknown'
  return session.cancelledAt === null ? null : 'session_closed'
}

/** The sessions that these lines name, by their codes. */
export async function sessionsNamed(scope: Scope, lines: readonly ReadLine[]) {
  const codes = lines.flatMap(({ read }) => (isRefused(read) || read.session === '' ? [] : [read.session]))
  const [found] = await batch(scope.db, [selectSessionsOfCodes(scope, [...new Set(codes)])])
  return new Map(found.map((session) => [session.code, session]))
}

/** Which of these people are here already, by the line that names them. */
export async function knownAmong(scope: Scope, records: readonly ImportRecord[]) {
  const emails = records.flatMap(({ email }) => (email === '' ? [] : [email]))
  const names = records.flatMap((record) => (record.email === '' ? [nameKeyOf(record)] : []))
  const [byEmail, byName] = await batch(scope.db, [selectKnownByEmail(scope, emails), selectKnownByName(scope, names)])
  const found = new Map([
    ...byName.map((one) => [`n ${one.sortKey}`, one] as const),
    ...byEmail.map((one) => [`e ${one.email}`, one] as const),
  ])
  return new Map(
    records.flatMap((record) => {
      const one = found.get(record.email === '' ? `n ${nameKeyOf(record)}` : `e ${record.email}`)
      return one ? [[record.line, one] as const] : []
    }),
  )
}

/** Every line once, in pieces: those that name somebody again are marked, since no piece knows the others. */
async function cut(scope: Scope, bucket: R2Bucket, row: ImportRow): Promise<Step<TrialCursor>> {
  const { organisationId } = scope
  const columns = readColumns(row.columns)
  const seen = new Set<string>()
  let piece: PieceLine[] = []
  let pieces = 0
  let lines = 0
  const put = async () => {
    if (piece.length > 0) await putPiece(bucket, organisationId, row.id, pieces++, piece)
    piece = []
  }
  const { rows } = await openTable(sourceOf(bucket, organisationId, row.id), row.format)
  for await (const { line, cells } of rows) {
    if (line <= row.headerLine || cells.every((cell) => cell === '')) continue
    if (lines === mostLines) break
    lines += 1
    const read = parseImportLine(line, cells, columns)
    const [key, person] = isRefused(read) ? [null, null] : [keyOf(read), personKeyOf(read)]
    piece.push([line, key === null ? 0 : seen.has(key) ? 1 : seen.has(person) ? 2 : 0, ...cells])
    if (key !== null) seen.add(key).add(person)
    if (piece.length === linesInPiece) await put()
  }
  await put()
  return {
    cursor: { phase: 'try', piece: 0, pieces },
    done: 0,
    total: Math.max(1, lines),
    writes: [countInImport(scope, row.id, { lines })],
  }
}
