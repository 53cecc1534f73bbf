import { insertTargets, updateTargets } from '#db/quality/tickets-targets.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import type { Targets } from './targets.ts'

/** Changed for the first time, or again by who has seen the last version of them. */
export function changeTargets(scope: Scope, targets: Targets, version: number) {
  const json = JSON.stringify(targets)
  return commit(scope, [
    version === 0 ? insertTargets(scope, json) : updateTargets(scope, version, json),
    exactlyOne(scope),
    record(scope, 'ticket_targets_changed', scope.organisationId),
  ])
}
