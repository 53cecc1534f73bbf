import { insertVoid } from '#db/documents/papers.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'

export type Standing = { id: string; number: string; siteId: string | null; voidedAt: number | null }

export const voiding = (scope: Scope, paper: Standing, reason: string) => [
  insertVoid(scope, paper.id, reason),
  record(scope, 'paper_voided', paper.id, { number: paper.number, reason }, paper.siteId),
]

/** Many at once, for the same reason; each with its own event. Whoever voided one of them meanwhile has it looked at again. */
export async function voidAll(scope: Scope, papers: readonly Standing[], reason: string): Promise<void> {
  for (let from = 0; from < papers.length; from += atOnce) {
    const lot = papers.slice(from, from + atOnce)
    const outcome = await commit(
      scope,
      lot.flatMap((paper) => voiding(scope, paper, reason)),
    )
    if (!outcome.ok) throw new Error(`Papers changed while they were voided: ${outcome.refusal}.`)
  }
}

const atOnce = 40
