import { deleteUnavailability, insertUnavailability } from '#db/availability/unavailabilities.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { refuseSpan, type Span } from './unavailability.ts'

type Declared = Span & { id: string; personId: string; reason: string }

/** The slots already given to that person stay theirs: whoever plans is told of the conflict. */
export async function declareUnavailability<const T extends Statements>(scope: Scope, declared: Declared, show: T) {
  const refusal = refuseSpan(declared)
  if (refusal) return no(refusal)
  const { id, personId, startsAt, endsAt, reason } = declared
  const writes = [
    insertUnavailability(scope, declared),
    record(scope, 'unavailability_declared', personId, { unavailabilityId: id, startsAt, endsAt, reason }),
  ]
  return commit(scope, writes, ...show)
}

export function withdrawUnavailability<const T extends Statements>(
  scope: Scope,
  { id, personId, startsAt, endsAt }: Omit<Declared, 'reason'>,
  show: T,
) {
  const writes = [
    deleteUnavailability(scope, id, personId),
    exactlyOne(scope),
    record(scope, 'unavailability_withdrawn', personId, { unavailabilityId: id, startsAt, endsAt }),
  ]
  return commit(scope, writes, ...show)
}
