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

/** Every paper that a change of days has voided, made again with the new ones; asked for twice, once. */
export const startReissue = (scope: Scope, id: string, sessionId: string, total: number) =>
  startChore(
    scope,
    id,
    {
      kind: 'papers_again',
      subjectId: sessionId,
      input: { sessionId },
      cursor: { after: '', line: 0 } satisfies ReissueCursor,
      total,
    },
    { alone: true },
  )

/** A few papers of one kind, made of one reading: their numbers are taken in the batch that moves the cursor. */
export async function stepOfReissue(
  scope: Scope,
  place: Printing,
  sessionId: string,
  cursor: ReissueCursor,
): Promise<Step<ReissueCursor>> {
  const [papers] = await batch(scope.db, [selectToReissue(scope, sessionId, cursor.after, papersInStep)])
  const alike = leading(papers)
  const last = alike.at(-1)
  if (!last) return { cursor, done: 0, end: 'done' }
  const made = await again(scope, place, sessionId, alike)
  const next = { after: last.id, line: cursor.line + alike.length }
  const faults = alike.flatMap((paper, at): Fault[] =>
    made.lacking.has(paper.id) ? [{ line: cursor.line + at + 1, what: paper.number, why: 'incomplete' }] : [],
  )
  return { cursor: next, done: alike.length, faults, writes: made.writes }
}

const papersInStep = 20

/** The first papers that are of one kind and ask the same. */
function leading(papers: readonly StalePaper[]): readonly StalePaper[] {
  const likeness = (paper: StalePaper) => JSON.stringify([paper.kind, paper.enrolmentId === null, askedIn(paper)])
  const other = papers.findIndex((paper, _, [first]) => first !== undefined && likeness(paper) !== likeness(first))
  return other < 0 ? papers : papers.slice(0, other)
}

const askedIn = ({ body }: StalePaper) => readBody(body).asked

/** What was asked when they were first made is said again, for those that nothing is missing for now. */
async function again(scope: Scope, place: Printing, sessionId: string, papers: readonly StalePaper[]) {
  const ids = papers.flatMap(({ enrolmentId }) => enrolmentId ?? [])
  const known = await gather(scope, sessionId, ids.length > 0 ? { ids, limit: ids.length } : { limit: 60 })
  const [first] = papers
  const none = { lacking: new Set(papers.map(({ id }) => id)), writes: [] }
  if (!first || !known?.source.session || !isPaperKind(first.kind)) return none
  const { kind } = first
  const asked = askedIn(first)
  const { timeZone } = known.source.office
  const voice = place.voiceIn(timeZone)
  const printing = { number: '-', on: dayOf(scope.clock.now(), timeZone), asked }
  const lacks = (paper: StalePaper) =>
    missing(kind, saidOf(known.source, subjectOfPaper(paper), voice, printing)).length > 0
  const due = papers.filter((paper) => !lacks(paper))
  const formers = due.map(({ id, wasSent }) => ({ id, wasSent: wasSent === 1 }))
  const order = { kind, subjects: due.map(subjectOfPaper), asked, formers, choreId: place.choreId }
  const made = await issuing(scope, { ...place, voice }, known, order)
  if (!made.ok) throw new Error('A paper that lacked nothing could not be made.')
  return { lacking: new Set(papers.filter(lacks).map(({ id }) => id)), writes: made.writes }
}
