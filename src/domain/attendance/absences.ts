import { insertPresence } from '#db/attendance/presences.ts'
import type { ExpectedRow, SlotRow } from '#db/attendance/slots.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { refuseAbsence } from './absence.ts'

/** What the trainer sees: somebody expected has not come. */
export async function markAbsence<const T extends Statements>(
  scope: Scope,
  { id: slotId, sessionId, siteId }: SlotRow,
  person: ExpectedRow,
  reason: string,
  show: T,
) {
  const refusal = refuseAbsence(person)
  if (refusal) return no(refusal)
  const name = `${person.givenName} ${person.familyName}`
  const writes = [
    insertPresence(scope, { slotId, enrolmentId: person.id, sessionId, state: 'absent', minutes: 0, reason }),
    record(scope, 'presence_absent', slotId, { session: sessionId, enrolment: person.id, name }, siteId),
  ]
  return commit(scope, writes, ...show)
}
