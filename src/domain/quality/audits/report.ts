import { insertPart, type PartRow } from '#db/chores/archive-parts.ts'
import { batch } from '#db/database.ts'
import { type EvidenceRow, selectEvidenceOf } from '#db/quality/audits-report.ts'
import type { Scope } from '#db/scope.ts'
import { type Step, startingChore } from '#domain/chores/chores.ts'
import { commit, record } from '#domain/events/commit.ts'
import { openPart, putPart } from '#edge/archive.ts'
import { type Kind, kinds } from '#edge/files/kinds.ts'
import { safeName } from '#edge/files/name.ts'
import { keyOf } from '#edge/files/store.ts'
import type { ZipEntry } from '#edge/zip.ts'
import { isNameShown } from './room.ts'

/** What is asked: the PDF was made when it was, and stands among the parts; then each indicator in its turn. */
export type ReportAsked = {
  name: string
  from: string
  indicators: readonly number[]
  pdf: { bytes: number; sha256: string }
}

/** Every report is told of under this name: the last ones are found by it. */
export const reportSubject = 'audit-report'

/** Of each indicator: thirty-three of them make five thousand at most. */
export const proofsOfEach = 150

/** A line of the index: what proves, on what day, and where its bytes are in the archive. */
type Indexed = {
  id: string
  rule: string
  label: string
  on: string
  until: string
  indicators: string
  sha256: string
  file: { path: string; sha256: string; bytes: number } | null
}

export function askReport(scope: Scope, id: string, asked: ReportAsked) {
  const total = asked.indicators.length
  return commit(scope, [
    record(scope, 'audit_report_asked', reportSubject, { name: asked.name, chore: id }),
    ...startingChore(scope, id, { kind: 'audit_report', subjectId: reportSubject, input: asked, cursor: 0, total }),
  ])
}

/** One indicator a step: its index is a piece of the archive, its files stay where they are until somebody takes it away. */
export async function stepOfReport(
  scope: Scope,
  bucket: R2Bucket,
  choreId: string,
  { indicators, from, pdf }: ReportAsked,
  at: number,
): Promise<Step<number>> {
  const indicator = indicators[at] ?? 0
  const [rows] = await batch(scope.db, [selectEvidenceOf(scope, indicator, from, proofsOfEach)])
  const lines = rows.map((row) => JSON.stringify(indexed(row)))
  const kept = await putPart(bucket, scope.organisationId, choreId, new TextEncoder().encode(lines.join('\n')))
  const path = `index/indicateur-${String(indicator).padStart(2, '0')}.ndjson`
  const parts: PartRow[] = [{ path, lines: lines.length, ...kept }]
  if (at === 0) parts.push({ path: pdfPath, lines: 0, ...pdf })
  const step = { cursor: at + 1, done: 1, writes: parts.map((part) => insertPart(scope, choreId, part)) }
  return at + 1 < indicators.length ? step : { ...step, end: 'done' }
}

/** The report, then every file once, one after the other as it leaves; last, the manifest of all of it. */
export async function* entriesOfReport(
  { organisationId, clock }: Scope,
  bucket: R2Bucket,
  choreId: string,
  parts: readonly PartRow[],
): AsyncGenerator<ZipEntry> {
  const lastModified = new Date(clock.now())
  const evidence: (Indexed & { indicator: string })[] = []
  const left = new Map<string, number>()
  const absent: string[] = []
  for (const { path, sha256 } of parts) {
    const part = await openPart(bucket, organisationId, choreId, sha256)
    if (path === pdfPath) {
      yield { name: path, lastModified, input: part.body }
      continue
    }
    for (const line of (await part.text()).split('\n').filter(Boolean)) {
      const one = JSON.parse(line) as Indexed
      evidence.push({ ...one, indicator: path.slice(-9, -7) })
      if (!one.file || left.has(one.file.path)) continue
      left.set(one.file.path, one.file.bytes)
      const stored = await bucket.get(keyOf(organisationId, one.file.sha256))
      if (stored) yield { name: one.file.path, lastModified, input: stored.body }
      else absent.push(one.file.path)
    }
  }
  const manifest = {
    format: 'lisiere-compliance/1',
    organisation: organisationId,
    madeAt: lastModified.toISOString(),
    report: parts.find(({ path }) => path === pdfPath)?.sha256 ?? null,
    files: left.size - absent.length,
    absent,
    evidence,
  }
  yield { name: 'manifest.json', lastModified, input: `${JSON.stringify(manifest, null, 1)}\n` }
}

export const pdfPath = 'rapport-de-conformite.pdf'

function indexed(row: EvidenceRow): Indexed {
  const { id, rule, happenedOn, validUntil, indicators, sha256 } = row
  const label = isNameShown(rule) ? row.label : ''
  return { id, rule, label, on: happenedOn, until: validUntil, indicators, sha256, file: fileOf(row) }
}

/** Named by its hash first: two files of one name stay two. */
function fileOf({ fileSha256, fileBytes, fileKind, fileName, keptAs, paperSha256, paperBytes, label }: EvidenceRow) {
  if (fileSha256 && keptAs !== 'bilanPapers' && keptAs !== 'bilanSummary') {
    const { extension } = kinds[(fileKind ?? 'unknown') as Kind] ?? kinds.unknown
    return named(fileSha256, fileBytes ?? 0, safeName(fileName ?? label, extension))
  }
  return paperSha256 ? named(paperSha256, paperBytes ?? 0, safeName(label || 'document', 'pdf')) : null
}

const named = (sha256: string, bytes: number, name: string) => ({
  path: `preuves/${sha256.slice(0, 10)} ${name}`,
  sha256,
  bytes,
})
