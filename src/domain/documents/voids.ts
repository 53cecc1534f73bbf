import { insertVoid } from '#db/documents/issues.ts'
import { deleteStalePaper, deleteVoid, insertStalePaper } from '#db/documents/stale-papers.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

export type Standing = { id: string; number: string; siteId: string | null; voidedAt: number | null }

export const voiding = (scope: Scope, paper: Standing, reason: string) => [
  insertVoid(scope, paper.id, reason),
  record(scope, 'paper_voided', paper.id, { number: paper.number, reason }, paper.siteId),
]

type Change = { sessionId: string; changeId: string; reason: string }

/** What said days that are no more: each with its own event. Whoever voided one of them meanwhile has it looked at again. */
export const voidStale = (scope: Scope, papers: readonly Standing[], { sessionId, changeId, reason }: Change) =>
  inLots(scope, papers, (paper) => [
    ...voiding(scope, paper, reason),
    insertStalePaper(scope, { paperId: paper.id, sessionId, changeId }),
  ])

/** The days are again those that they say. */
export const restoreStale = (scope: Scope, papers: readonly Omit<Standing, 'voidedAt'>[]) =>
  inLots(scope, papers, (paper) => [
    deleteVoid(scope, paper.id),
    exactlyOne(scope),
    deleteStalePaper(scope, paper.id),
    record(scope, 'paper_restored', paper.id, { number: paper.number }, paper.siteId),
  ])

type Writes = Parameters<typeof commit>[1]

async function inLots<Paper>(scope: Scope, papers: readonly Paper[], writesOf: (paper: Paper) => Writes) {
  for (let from = 0; from < papers.length; from += atOnce) {
    const outcome = await commit(scope, papers.slice(from, from + atOnce).flatMap(writesOf))
    if (!outcome.ok) throw new Error(`Papers changed meanwhile: ${outcome.refusal}.`)
  }
}

const atOnce = 40
