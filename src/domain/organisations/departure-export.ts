import { batch } from '#db/database.ts'
import { files } from '#db/files/tables.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { columnNamesOf, copiedTables, type TenantTable, tableNameOf } from '#db/organisations/rows.ts'
import type { Scope } from '#db/scope.ts'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { safeName } from '#edge/files/name.ts'
import { keyOf } from '#edge/files/store.ts'
import { type Measure, measured } from '#edge/measure.ts'
import type { ZipEntry } from '#edge/zip.ts'
import { pagesOf } from './move-copy.ts'

/** What the manifest says of the archive it closes. */
export type Manifest = {
  format: 'lisiere-export/1'
  organisation: { id: string; name: string }
  begunAt: string
  tables: (Measure & { table: string; path: string; rows: number })[]
  files: (Measure & { id: string; path: string })[]
  /** Files known by their row and not found in the store, or not as they were received. */
  missing: { id: string; why: 'absent' | 'altered' }[]
}

/** Every row and every file of an organisation, one table or file after another; the manifest comes last. */
export async function* exportOf(office: Scope, bucket: R2Bucket, name: string): AsyncGenerator<ZipEntry> {
  const lastModified = new Date(office.clock.now())
  const manifest: Manifest = {
    format: 'lisiere-export/1',
    organisation: { id: office.organisationId, name },
    begunAt: lastModified.toISOString(),
    tables: [],
    files: [],
    missing: [],
  }

  for (const table of copiedTables) {
    const path = `tables/${tableNameOf(table)}.ndjson`
    let rows = 0
    const { bytes, sum } = measured(linesOf(office, table, (count) => (rows += count)))
    yield { name: path, lastModified, input: bytes }
    manifest.tables.push({ table: tableNameOf(table), path, rows, ...(await sum) })
  }
  for await (const file of recordsOf(office, files)) yield* fileOf(office, bucket, file, manifest, lastModified)

  await refuseIfGone(office)
  yield { name: 'manifest.json', lastModified, input: `${JSON.stringify(manifest, null, 2)}\n` }
}

async function* fileOf(
  office: Scope,
  bucket: R2Bucket,
  file: Record<string, unknown>,
  manifest: Manifest,
  lastModified: Date,
): AsyncGenerator<ZipEntry> {
  const id = String(file.id)
  const stored = await bucket.get(keyOf(office.organisationId, String(file.sha256)))
  if (!stored) {
    manifest.missing.push({ id, why: 'absent' })
    return
  }
  const path = `files/${id}/${safeName(String(file.name), kinds[file.kind as Kind]?.extension ?? 'bin')}`
  const { bytes, sum } = measured(stored.body)
  yield { name: path, lastModified, input: bytes }
  const measure = await sum
  manifest.files.push({ id, path, ...measure })
  if (measure.sha256 !== file.sha256) manifest.missing.push({ id, why: 'altered' })
}

async function* linesOf(
  office: Scope,
  table: TenantTable,
  counted: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const columns = columnNamesOf(table)
  for await (const rows of pagesOf(office, table)) {
    counted(rows.length)
    const records = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]]))))
    yield encoder.encode(`${records.join('\n')}\n`)
  }
}

async function* recordsOf(office: Scope, table: TenantTable): AsyncGenerator<Record<string, unknown>> {
  const columns = columnNamesOf(table)
  for await (const rows of pagesOf(office, table)) {
    for (const row of rows) yield Object.fromEntries(columns.map((name, at) => [name, row[at]]))
  }
}

/** Rows that have left for another database while the archive was made would be missing from it without a word. */
async function refuseIfGone(office: Scope): Promise<void> {
  const [[still]] = await batch(office.db, [selectOffice(office)])
  if (!still) throw new Error('The organisation has moved while its export was being made.')
}
