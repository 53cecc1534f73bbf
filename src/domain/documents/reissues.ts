import { batch } from '#db/database.ts'
import { type StalePaper, selectToReissue } from '#db/documents/stale-papers.ts'
import type { Scope } from '#db/scope.ts'
import type { Fault } from '#domain/chores/chore.ts'
import { type Step, startChore } from '#domain/chores/chores.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import type { Printing } from './batch.ts'
import { readBody } from './body.ts'
import { gather } from './gathering.ts'
import { isPaperKind } from './kinds.ts'
import { missing } from './paper.ts'
import { issuing } from './papers.ts'
import { subjectOfPaper } from './subjects.ts'
import { saidOf } from './values.ts'

export type ReissueCursor = { after: string; line: number }

/** Every paper that a change of days has voided, made again with the new ones. */
export const startReissue = (scope: Scope, id: string, sessionId: string, total: number) =>
  startChore(scope, id, {
    kind: 'papers_again',
    subjectId: sessionId,
    input: { sessionId },
    cursor: { after: '', line: 0 } satisfies ReissueCursor,
    total,
  })

/** One paper at a time: its number is taken in the batch that moves the cursor. */
export async function stepOfReissue(
  scope: Scope,
  place: Printing,
  sessionId: string,
  cursor: ReissueCursor,
): Promise<Step<ReissueCursor>> {
  const [[paper]] = await batch(scope.db, [selectToReissue(scope, sessionId, cursor.after, 1)])
  if (!paper) return { cursor, done: 0, end: 'done' }
  const next = { after: paper.id, line: cursor.line + 1 }
  const made = await again(scope, place, sessionId, paper)
  if (made) return { cursor: next, done: 1, writes: made }
  const fault: Fault = { line: next.line, what: paper.number, why: 'incomplete' }
  return { cursor: next, done: 1, faults: [fault] }
}

/** What was asked when it was first made is said again. Null when something it needs is missing now. */
async function again(scope: Scope, place: Printing, sessionId: string, paper: StalePaper) {
  const { kind, enrolmentId } = paper
  const known = await gather(scope, sessionId, enrolmentId ? { id: enrolmentId, limit: 1 } : { limit: 60 })
  if (!known?.source.session || !isPaperKind(kind)) return null
  const { asked } = readBody(paper.body)
  const subject = subjectOfPaper(paper)
  const { timeZone } = known.source.office
  const voice = place.voiceIn(timeZone)
  const printing = { number: '-', on: dayOf(scope.clock.now(), timeZone), asked }
  if (missing(kind, saidOf(known.source, subject, voice, printing)).length > 0) return null
  const formers = [{ id: paper.id, wasSent: paper.wasSent === 1 }]
  const order = { kind, subjects: [subject], asked, formers, choreId: place.choreId }
  const made = await issuing(scope, { ...place, voice }, known, order)
  return made.ok ? made.writes : null
}
