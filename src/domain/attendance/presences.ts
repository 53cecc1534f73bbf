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
  const { slotId, enrolmentId } = presence
  const holdingId = scope.ids.next()
  const writes = [
    ...correcting(scope, presence, input),
    ...(proof ? keeping(scope, { id: holdingId, use: 'evidence', file: proof }) : []),
    ...(proof ? [insertProof(scope, { slotId, enrolmentId, holdingId })] : []),
  ]
  return commit(scope, writes, ...show)
}

/** What was noted elsewhere of several people: all of them or none, each in the history as if the office had said it. */
export async function notePresences<const T extends Statements>(
  scope: Scope,
  noted: readonly { presence: PresenceRow; input: PresenceInput }[],
  show: T,
) {
  const refusal = noted.map(({ presence, input }) => refusePresence(presence.slotMinutes, input)).find(Boolean)
  if (refusal) return no(refusal)
  return commit(
    scope,
    noted.flatMap(({ presence, input }) => correcting(scope, presence, input)),
    ...show,
  )
}

function correcting(scope: Scope, presence: PresenceRow, input: PresenceInput) {
  const { slotId, enrolmentId, sessionId, siteId } = presence
  const { state, reason } = input
  const minutes = minutesOf(presence.slotMinutes, input)
  const told = { session: sessionId, enrolment: enrolmentId, name: nameOf(presence), state, minutes, reason }
  return [
    putPresence(scope, { slotId, enrolmentId, sessionId, state, minutes, reason }),
    record(scope, 'presence_corrected', slotId, told, siteId),
  ]
}

const nameOf = ({ givenName, familyName }: PresenceRow) => `${givenName} ${familyName}`
