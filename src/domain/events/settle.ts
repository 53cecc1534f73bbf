import { batch, type Statement } from '#db/database.ts'
import { deleteOwed, insertReceipt, selectReceipt } from '#db/events/events.ts'
import type { Scope } from '#db/scope.ts'
import { commit } from './commit.ts'

export type Work = { eventId: string; handler: string }

type Write = Parameters<typeof commit>[1][number]

/**
 * Applies what follows from an event with its receipt, so that a second delivery finds it done, then closes the work that
 * the event left. `where` is the database of the effect, when it is not that of the event.
 */
export async function settle(scope: Scope, work: Work, writes: readonly Write[], where = scope): Promise<void> {
  const { eventId, handler } = work
  const receipt: Statement = insertReceipt(where, eventId, handler)
  const here = where.shard === scope.shard && where.organisationId === scope.organisationId
  const outcome = await commit(where, [...writes, receipt, ...(here ? [deleteOwed(scope, eventId, handler)] : [])])
  if (!outcome.ok) await refuseUnlessDone(where, work, outcome.refusal)
  if (!here) await batch(scope.db, [deleteOwed(scope, eventId, handler)])
}

/** The batch was refused: fine if another delivery got there first, a failure to try again otherwise. */
async function refuseUnlessDone(where: Scope, { eventId, handler }: Work, refusal: string): Promise<void> {
  const [[done]] = await batch(where.db, [selectReceipt(where, eventId, handler)])
  if (!done) throw new Error(`${handler} could not settle ${eventId}: ${refusal}.`)
}
