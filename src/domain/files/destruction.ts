import type { Statements } from '#db/database.ts'
import { type Cause, type Doomed, deleteHolding, insertDestruction, insertRemovals } from '#db/files/destructions.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'

/**
 * A holding, its versions and its links go for good; the register says what went and why, and the bytes follow by a job.
 * What was restored, renewed or replaced meanwhile stays: the batch writes nothing.
 */
export function destroyHolding<const T extends Statements>(
  scope: Scope,
  holding: Doomed & { name: string },
  cause: Cause,
  byName: string,
  show: T,
) {
  const today = new Date(scope.clock.now()).toISOString().slice(0, 10)
  const writes = [
    insertDestruction(scope, scope.ids.next(), holding, { cause, today, byName }),
    exactlyOne(scope),
    insertRemovals(scope, holding.fileIds),
    ...deleteHolding(scope, holding),
    record(scope, 'file_destroyed', holding.id, { name: holding.name, cause }),
  ]
  return commit(scope, writes, ...show)
}
