import { batch } from '#db/database.ts'
import { selectHolders } from '#db/documents/issues.ts'
import type { Scope } from '#db/scope.ts'
import type { Fault } from '#domain/chores/chore.ts'
import { type Step, startChore } from '#domain/chores/chores.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { gather } from './gathering.ts'
import type { PaperKindName } from './kinds.ts'
import type { Mentions } from './mentions.ts'
import { missing } from './paper.ts'
import { issuing } from './papers.ts'
import type { Asked, Enrolment, Voice } from './source.ts'
import { nameOf, saidOf } from './values.ts'

export type BatchAsked = { sessionId: string; kind: PaperKindName; asked: Asked; mentions: Mentions; send: boolean }
/** Where the papers of a long job are kept, how they speak, and where each may be checked. */
export type Printing = {
  bucket: R2Bucket
  verification: (paperId: string) => string
  voiceIn: (timeZone: string) => Voice
  choreId: string
}

export type BatchCursor = { after: readonly [string, string] | null; line: number }

const peopleInStep = 20

/** One paper of a kind for everybody in a session, a few at a time. `total` is what is known of how many they are. */
export const startBatch = (scope: Scope, id: string, asked: BatchAsked, total: number) =>
  startChore(scope, id, { kind: 'papers', subjectId: asked.sessionId, input: asked, cursor: firstOfBatch, total })

const firstOfBatch: BatchCursor = { after: null, line: 0 }

/**
 * A few people: those whom nothing is missing for and who have no such paper yet get theirs, in the batch that moves the
 * cursor. Bytes are stored under their hash, so that a step made twice stores them once.
 */
export async function stepOfBatch(
  scope: Scope,
  place: Printing,
  input: BatchAsked,
  cursor: BatchCursor,
): Promise<Step<BatchCursor>> {
  const which = { limit: peopleInStep, ...(cursor.after ? { after: cursor.after } : {}) }
  const known = await gather(scope, input.sessionId, which)
  if (!known?.source.session) return { cursor, done: 0, end: 'failed' }
  const voice = place.voiceIn(known.source.office.timeZone)
  const { enrolments } = known.source
  const ids = enrolments.map(({ id }) => id)
  const [holders] = await batch(scope.db, [selectHolders(scope, input.sessionId, input.kind, ids)])
  const have = new Set(holders.map(({ enrolmentId }) => enrolmentId))

  const source = { ...known.source, mentions: { ...known.source.mentions, ...input.mentions } }
  const on = dayOf(scope.clock.now(), source.office.timeZone)
  const lacks = ({ id }: Enrolment) =>
    missing(input.kind, saidOf(source, { enrolmentId: id }, voice, { number: '-', on, asked: input.asked })).length > 0
  const faults: Fault[] = enrolments.flatMap((enrolment, at) =>
    !have.has(enrolment.id) && lacks(enrolment)
      ? [{ line: cursor.line + at + 1, what: nameOf(enrolment), why: 'incomplete' as const }]
      : [],
  )
  const due = enrolments.filter((enrolment) => !have.has(enrolment.id) && !lacks(enrolment))
  const made = await issuing(scope, { ...place, voice }, known, {
    ...input,
    subjects: due.map(({ id }) => ({ enrolmentId: id })),
    choreId: place.choreId,
  })
  if (!made.ok) throw new Error('A paper that lacked nothing could not be made.')

  const last = enrolments.at(-1)
  const next: BatchCursor = {
    after: last ? [last.sortKey, last.id] : cursor.after,
    line: cursor.line + enrolments.length,
  }
  const step = { cursor: next, done: enrolments.length, faults, writes: made.writes }
  return enrolments.length < peopleInStep ? { ...step, end: 'done' } : step
}
