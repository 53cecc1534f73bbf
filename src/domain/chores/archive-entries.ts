import { insertPart, type PartRow, selectParts } from '#db/chores/archive-parts.ts'
import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { openPart, putPart } from '#edge/archive.ts'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { safeName } from '#edge/files/name.ts'
import { keyOf } from '#edge/files/store.ts'
import type { ZipEntry } from '#edge/zip.ts'
import type { ArchiveCursor, ArchiveInput } from './archive.ts'
import type { Step } from './chores.ts'

/** The last step: what the archive is made of, each piece with its lines and its hash. */
export async function manifestOf(
  office: Scope,
  bucket: R2Bucket,
  archiveId: string,
  { name }: ArchiveInput,
  cursor: ArchiveCursor,
): Promise<Step<ArchiveCursor>> {
  const [parts] = await batch(office.db, [selectParts(office, archiveId)])
  const manifest = {
    format: 'lisiere-archive/1',
    organisation: { id: office.organisationId, name },
    endedAt: new Date(office.clock.now()).toISOString(),
    parts,
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)
  const kept = await putPart(bucket, office.organisationId, archiveId, bytes)
  const part: PartRow = { path: 'manifest.json', lines: parts.length, ...kept }
  return { cursor, done: 0, writes: [insertPart(office, archiveId, part)], end: 'done' }
}

/** The pieces as they were kept, then every file they speak of that is in the store. */
export async function* entriesOf(
  { organisationId, clock }: Scope,
  bucket: R2Bucket,
  archiveId: string,
  parts: readonly PartRow[],
): AsyncGenerator<ZipEntry> {
  const lastModified = new Date(clock.now())
  for (const { path, sha256 } of parts) {
    yield { name: path, lastModified, input: (await openPart(bucket, organisationId, archiveId, sha256)).body }
  }
  for (const { path, sha256 } of parts) {
    if (!path.startsWith('tables/files-')) continue
    const lines = await (await openPart(bucket, organisationId, archiveId, sha256)).text()
    for (const line of lines.split('\n').filter(Boolean)) {
      const file = JSON.parse(line) as { id: string; name: string; kind: string; sha256: string }
      const stored = await bucket.get(keyOf(organisationId, file.sha256))
      if (!stored) continue
      const name = safeName(file.name, kinds[file.kind as Kind]?.extension ?? 'bin')
      yield { name: `files/${file.id}/${name}`, lastModified, input: stored.body }
    }
  }
}
