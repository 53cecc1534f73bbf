import type { Statements } from '#db/database.ts'
import { insertFile } from '#db/files/files.ts'
import { deletePortrait, upsertNextPortrait } from '#db/people/portraits.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { Received } from '#edge/files/reception.ts'

/** It waits for its variants; until then the one before it stays in place. */
export function choosePortrait<const T extends Statements>(scope: Scope, personId: string, file: Received, show: T) {
  const writes = [
    insertFile(scope, { ...file, use: 'portrait' }),
    upsertNextPortrait(scope, personId, file.id),
    exactlyOne(scope),
    record(scope, 'portrait_chosen', personId, { fileId: file.id, name: file.name }),
  ]
  return commit(scope, writes, ...show)
}

export function removePortrait<const T extends Statements>(scope: Scope, personId: string, show: T) {
  const writes = [deletePortrait(scope, personId), exactlyOne(scope), record(scope, 'portrait_removed', personId, {})]
  return commit(scope, writes, ...show)
}
