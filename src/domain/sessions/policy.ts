import * as z from 'zod'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { insertConflictPolicy, updateConflictPolicy } from '#db/sessions/policy.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { choice } from '#domain/fields.ts'

export const PolicyOfConflicts = z.strictObject({
  policy: choice(['warn', 'block']),
  /** 0 while nobody has chosen. */
  version: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0, { error: 'number' }),
})

export function chooseConflictPolicy<const T extends Statements>(
  scope: Scope,
  { policy, version }: z.output<typeof PolicyOfConflicts>,
  show: T,
) {
  const write = version === 0 ? insertConflictPolicy(scope, policy) : updateConflictPolicy(scope, version, policy)
  const writes = [write, exactlyOne(scope), record(scope, 'conflict_policy_changed', scope.organisationId, { policy })]
  return commit(scope, writes, ...show)
}
