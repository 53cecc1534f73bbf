import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import { insertFunder, updateFunder } from '#db/people/funders.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { FunderChange, FunderInput } from './funder.ts'

export function addFunder<const T extends Statements>(scope: Scope, id: string, input: FunderInput, show: T) {
  const writes = [
    insertFunder(scope, { id, ...input, sortKey: fold(input.name) || id }),
    exactlyOne(scope),
    record(scope, 'funder_added', id, { name: input.name }),
  ]
  return commit(scope, writes, ...show)
}

export function changeFunder<const T extends Statements>(
  scope: Scope,
  id: string,
  { version, ...input }: FunderChange,
  show: T,
) {
  const writes = [
    updateFunder(scope, id, version, { ...input, sortKey: fold(input.name) || id }),
    exactlyOne(scope),
    record(scope, 'funder_changed', id, { name: input.name }),
  ]
  return commit(scope, writes, ...show)
}
