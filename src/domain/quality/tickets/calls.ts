import { batch } from '#db/database.ts'
import { type DueRow, insertCall, selectDue } from '#db/quality/tickets-calls.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { addDays } from '#domain/organisations/clock.ts'
import { openStages } from './kinds.ts'

const atOnce = 50

/** What is late is told once to its owner, or to all who may take it; so is a check whose day has come. */
export async function callForLate(scope: Scope, today: string): Promise<number> {
  const found = await batch(
    scope.db,
    openStages.map((stage) => selectDue(scope, stage, stage === 'check' ? addDays(today, 1) : today, atOnce)),
  )
  let told = 0
  for (const due of found.flat()) {
    const { id, title: name, kind, siteId, onDay, owner } = due
    const payload = { name, kind, stage: due.stage, onDay, owner: owner ?? '' }
    const outcome = await commit(scope, [insertCall(scope, due), record(scope, actionOf(due), id, payload, siteId)])
    if (outcome.ok) told += 1
    else if (outcome.refusal !== 'taken') throw new Error(`A late ticket could not be told: ${outcome.refusal}.`)
  }
  return told
}

function actionOf({ stage, owner }: DueRow) {
  if (owner === null) return 'ticket_unowned'
  return stage === 'check' ? 'ticket_check_due' : 'ticket_overdue'
}
