import { insertProof, type PresenceRow, putPresence } from '#db/attendance/presences.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { keeping } from '#domain/files/holdings.ts'
import type { Received } from '#edge/files/reception.ts'
import { minutesOf, type PresenceInput, refusePresence } from './presence.ts'

/** What the office says of somebody's half-day, with its reason and, for an absence, what proves it. */
export async function correctPresence<const T extends Statements>(
  scope: Scope,
  presence: PresenceRow,
  input: PresenceInput,
  proof: Received | undefined,
  show: T,
) {
  const refusal = refusePresence(presence.slotMinutes, input)
  if (refusal) return no(refusal)
  const { slotId, enrolmentId, sessionId, siteId } = presence
  const { state, reason } = input
  const minutes = minutesOf(presence.slotMinutes, input)
  const holdingId = scope.ids.next()
  const writes = [
    putPresence(scope, { slotId, enrolmentId, sessionId, state, minutes, reason }),
    ...(proof ? keeping(scope, { id: holdingId, use: 'evidence', file: proof }) : []),
    ...(proof ? [insertProof(scope, { slotId, enrolmentId, holdingId })] : []),
    record(
      scope,
      'presence_corrected',
      slotId,
      { session: sessionId, enrolment: enrolmentId, name: nameOf(presence), state, minutes, reason },
      siteId,
    ),
  ]
  return commit(scope, writes, ...show)
}

const nameOf = ({ givenName, familyName }: PresenceRow) => `${givenName} ${familyName}`
