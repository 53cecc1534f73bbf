import {
  comesAlong,
  countOrphans,
  insertLines,
  isOfOrganisations,
  type Line,
  migrationsOf,
  type Shape,
  selectLines,
  shapesOf,
} from '#db/backups/rows.ts'
import type { Database } from '#db/database.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import { backUp, type Source } from './backup.ts'
import type { Chest } from './chest.ts'
import { differingParts, type Manifest, type ManifestRefusal, readManifest } from './manifest.ts'

export type RestoreRefusal = ManifestRefusal | 'other_migrations' | 'not_empty' | 'other_organisation'

export type Restored = { manifest: Manifest; rows: number; differing: readonly string[]; orphans: number }

/**
 * Fills empty databases from a backup, then makes the same backup of them without keeping it: what comes back must
 * have the same checksums. Stopped anywhere, it is begun again on databases emptied first.
 */
export async function restore(
  target: Source,
  chest: Chest,
  secret: string,
  now: number,
): Promise<Outcome<Restored, RestoreRefusal>> {
  const manifest = await readManifest(chest, secret)
  if (typeof manifest === 'string') return no(manifest)
  if (manifest.organisationId !== target.organisationId) return no('other_organisation')
  for (const db of target.databases.values()) {
    if ((await migrationsOf(db)).join() !== manifest.migrations.join()) return no('other_migrations')
    if (await holdsRows(db, target.organisationId)) return no('not_empty')
  }

  let rows = 0
  for (const [database, db] of target.databases) {
    for (const shape of await shapesOf(db)) rows += await fill(db, database, shape, manifest, chest)
  }
  return yes({ manifest, rows, ...(await verify(target, manifest, now)) })
}

async function holdsRows(db: Database, organisationId: string | null): Promise<boolean> {
  for (const shape of await shapesOf(db)) {
    if (organisationId !== null && !isOfOrganisations(shape)) continue
    if ((await selectLines(db, shape, organisationId, null, 1)).length > 0) return true
  }
  return false
}

async function fill(db: Database, database: string, shape: Shape, manifest: Manifest, chest: Chest): Promise<number> {
  let rows = 0
  for (const part of manifest.parts) {
    if (part.database !== database || part.table !== shape.table) continue
    const bytes = await chest.get(part.path)
    if (!bytes) throw new Error(`${part.path} is missing from the backup.`)
    for await (const lines of piecesOf(bytes)) {
      await insertLines(db, shape, lines)
      rows += lines.length
    }
  }
  return rows
}

/** A parameter holds two megabytes at most. */
const largestText = 500_000
const mostLines = 500

async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let piece: Line[] = []
  let length = 0
  for await (const text of linesOf(bytes)) {
    if (piece.length === mostLines || (length > 0 && length + text.length > largestText)) {
      yield piece
      piece = []
      length = 0
    }
    piece.push(JSON.parse(text) as Line)
    length += text.length
  }
  if (piece.length > 0) yield piece
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

async function verify(
  target: Source,
  manifest: Manifest,
  now: number,
): Promise<Pick<Restored, 'differing' | 'orphans'>> {
  const again = await backUp(target, nowhere, now)
  let orphans = 0
  for (const db of target.databases.values()) orphans += await countOrphans(db)
  // Whoever was known here already is as she has become since.
  const compared = (parts: Manifest['parts']) =>
    parts.filter((part) => target.organisationId === null || !comesAlong(part))
  return { differing: differingParts(compared(manifest.parts), compared(again.parts)), orphans }
}

const nowhere: Chest = {
  put: async (_, bytes) => {
    for await (const _piece of bytes);
  },
  get: async () => null,
}
