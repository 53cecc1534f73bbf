import * as z from 'zod'
import { batch } from '#db/database.ts'
import type { AuditRow } from '#db/quality/audits.ts'
import { selectFile } from '#db/quality/audits-files.ts'
import { selectProofIds } from '#db/quality/audits-proofs.ts'
import {
  type DrawnFrom,
  insertPieces,
  insertSample,
  type NewPiece,
  selectCandidates,
} from '#db/quality/audits-samples.ts'
import type { Scope } from '#db/scope.ts'
import { type Step, startingChore } from '#domain/chores/chores.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice, optionalLine } from '#domain/fields.ts'
import { monthsAfter } from '#domain/quality/grid/months.ts'
import { type Drawn, drawn, drawSome, type File, filesOf } from './draw.ts'
import { openPiece, openProof } from './opening.ts'
import { pieceNames, stateOn } from './pieces.ts'

/** How many files of each category and site, and how many proofs of each indicator. The id is made with the form. */
export const SampleInput = z.strictObject({
  id: z.string({ error: 'unreadable' }).regex(/^[0-9a-z]{26}$/, { error: 'unreadable' }),
  files: choice(['1', '2', '3', '5']),
  proofs: choice(['0', '1', '2', '3']),
  seed: optionalLine(40),
})
export type SampleInput = z.output<typeof SampleInput>

export type SampleAsked = DrawnFrom & { seed: string; files: number; proofs: number; indicators: readonly number[] }
export type SampleCursor = {
  after: readonly [string, string, string] | null
  groups: Drawn
  files: readonly File[]
  next: number
  number: number
}

/** An auditor looks at what was done since a year. */
const monthsBack = 12
const mostFiles = 40
const candidatesInStep = 400
const proofsLookedAt = 60

/** A sample is drawn and each of its pieces opened in the background. Without a seed of theirs, one that nobody has chosen. */
export function drawSample(
  scope: Scope,
  audit: AuditRow,
  indicators: readonly number[],
  siteIds: readonly string[],
  input: SampleInput,
  today: string,
) {
  const { id } = input
  const seed = input.seed || scope.ids.secret(6)
  const to = audit.onDay < today ? audit.onDay : today
  const asked: SampleAsked = {
    seed,
    files: Number(input.files),
    proofs: Number(input.proofs),
    from: monthsAfter(to, -monthsBack),
    to,
    category: audit.category,
    siteIds,
    indicators,
  }
  const cursor: SampleCursor = { after: ['', '', ''], groups: {}, files: [], next: 0, number: 1 }
  const { from, files, proofs } = asked
  return commit(scope, [
    insertSample(scope, { id, auditId: audit.id, seed, files, proofs, fromDay: from, toDay: to }),
    record(scope, 'audit_sampled', audit.id, { name: audit.title, seed, files, proofs, sample: id }, audit.siteId),
    ...startingChore(scope, id, { kind: 'audit_sample', subjectId: audit.id, input: asked, cursor, total: 1 }),
  ])
}

/** First everybody who could be drawn, then one file after the other, then the proofs of one indicator after the other. */
export async function stepOfSample(
  scope: Scope,
  bucket: R2Bucket,
  sampleId: string,
  asked: SampleAsked,
  cursor: SampleCursor,
): Promise<Step<SampleCursor>> {
  if (cursor.after) return lookFurther(scope, asked, cursor, cursor.after)
  const { files, next } = cursor
  const file = files[next]
  const pieces = file
    ? await openFile(scope, bucket, file, asked.to)
    : await openProofs(scope, bucket, asked, asked.indicators[next - files.length] ?? 0)
  const numbered = pieces.map((piece, at): NewPiece => ({ ...piece, number: cursor.number + at }))
  const step = {
    cursor: { ...cursor, next: next + 1, number: cursor.number + pieces.length },
    done: 1,
    writes: numbered.length > 0 ? [insertPieces(scope, sampleId, numbered)] : [],
  }
  return next + 1 < stepsOf(files, asked) ? step : { ...step, end: 'done' }
}

async function lookFurther(
  scope: Scope,
  asked: SampleAsked,
  cursor: SampleCursor,
  after: readonly [string, string, string],
): Promise<Step<SampleCursor>> {
  const [found] = await batch(scope.db, [selectCandidates(scope, asked, after, candidatesInStep)])
  const groups = drawn(cursor.groups, found, asked.seed, asked.files)
  const last = found.at(-1)
  if (last && found.length === candidatesInStep) {
    return { cursor: { ...cursor, groups, after: [last.startsOn, last.sessionId, last.personId] }, done: 0 }
  }
  const files = filesOf(groups, mostFiles)
  const total = stepsOf(files, asked)
  const step = { cursor: { ...cursor, after: null, groups: {}, files }, done: 0, total }
  return total > 0 ? step : { ...step, end: 'done' }
}

const stepsOf = (files: readonly File[], { indicators, proofs }: SampleAsked): number =>
  files.length + (proofs > 0 ? indicators.length : 0)

type Piece = Omit<NewPiece, 'number'>

export async function openFile(scope: Scope, bucket: R2Bucket, { id, siteId }: File, today: string): Promise<Piece[]> {
  const [[file]] = await batch(scope.db, [selectFile(scope, id)])
  if (!file) return []
  const pieces: Piece[] = []
  for (const piece of pieceNames) {
    const { state, ms, ...opened } = await timed(scope, () => openPiece[piece](scope, bucket, file))
    pieces.push({
      ...opened,
      enrolmentId: id,
      indicator: 0,
      piece,
      siteId,
      ms,
      state: stateOn(piece, state, file, today),
    })
  }
  return pieces
}

async function openProofs(scope: Scope, bucket: R2Bucket, asked: SampleAsked, indicator: number): Promise<Piece[]> {
  const [ids] = await batch(scope.db, [selectProofIds(scope, indicator, asked, proofsLookedAt)])
  const pieces: Piece[] = []
  for (const { id } of drawSome(ids, `${asked.seed} ${indicator}`, asked.proofs)) {
    const opened = await timed(scope, () => openProof(scope, bucket, id))
    if (asked.siteIds.length > 0 && opened.siteId !== '' && !asked.siteIds.includes(opened.siteId)) continue
    pieces.push({ ...opened, enrolmentId: '', indicator, piece: 'proof' })
  }
  if (pieces.length > 0) return pieces
  const gap = { sourceId: '', label: '', siteId: '', state: 'missing', ms: 0, bytes: 0, sha256: '' }
  return [{ ...gap, enrolmentId: '', indicator, piece: 'proof' }]
}

async function timed<T>({ clock }: Scope, open: () => Promise<T>): Promise<T & { ms: number }> {
  const before = clock.now()
  const opened = await open()
  return { ...opened, ms: clock.now() - before }
}
