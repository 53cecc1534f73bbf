import type { selectBatch } from '#db/documents/issues.ts'
import { safeName } from '#edge/files/name.ts'
import { crcIn, keyOf } from '#edge/files/store.ts'
import type { ZipEntry } from '#edge/zip.ts'

type Batched = Awaited<ReturnType<typeof selectBatch>>[number]

/** Every paper of a batch under its number and its name, then what the archive is made of. */
export async function* entriesOfBatch(
  bucket: R2Bucket,
  organisationId: string,
  papers: readonly Batched[],
  now: number,
): AsyncGenerator<ZipEntry> {
  const held: { number: string; title: string; file: string; sha256: string }[] = []
  for (const { number, title, sha256, at, givenName, familyName } of papers) {
    const stored = await bucket.get(keyOf(organisationId, sha256))
    if (!stored) continue
    const file = safeName([number, familyName, givenName].filter(Boolean).join(' '), 'pdf')
    yield { name: file, lastModified: new Date(at), input: stored.body, crc: crcIn(stored) }
    held.push({ number, title, file, sha256 })
  }
  const manifest = { format: 'lisiere-papers/1', made: held.length, asked: papers.length, papers: held }
  yield { name: 'manifest.json', lastModified: new Date(now), input: `${JSON.stringify(manifest, null, 2)}\n` }
}
