import type { Scope } from '#db/scope.ts'
import { expirePaymentsOf } from '#db/sessions/payments.ts'
import { endHold, insertEnd, type SeatRow, takeSeatWaitedFor } from '#db/sessions/registration-seats.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { holdFor } from './registration.ts'

/** Nobody has paid in time: the seat is free again. Done twice at once, it is done once. */
export const releaseHold = (scope: Scope, seat: SeatRow) => commit(scope, releasing(scope, seat))

/** The same, for the batch of who has heard that nobody will pay. */
export const releaseUnpaid = (scope: Scope, seat: SeatRow) =>
  seat.state === 'held' && seat.endedAt === null && seat.heldUntil > 0 ? releasing(scope, seat) : []

/** Somebody who waited takes the seat that is free: theirs at once, or kept while they pay. */
export async function takeSeat(scope: Scope, seat: SeatRow, paysNow: boolean) {
  if (seat.state !== 'waiting' || seat.endedAt !== null) return no('seat_not_waited_for')
  const heldUntil = paysNow ? scope.clock.now() + holdFor : 0
  const { siteId, enrolmentId } = seat
  const outcome = await commit(scope, [
    takeSeatWaitedFor(scope, seat, heldUntil),
    exactlyOne(scope),
    record(scope, paysNow ? 'seat_held' : 'person_enrolled', enrolmentId, toldOf(seat), siteId),
  ])
  return outcome.ok ? outcome : no('seat_gone')
}

const releasing = (scope: Scope, seat: SeatRow): Parameters<typeof commit>[1] => [
  endHold(scope, seat.enrolmentId),
  exactlyOne(scope),
  insertEnd(scope, seat.enrolmentId, 'abandoned'),
  expirePaymentsOf(scope, seat.enrolmentId),
  record(scope, 'seat_released', seat.enrolmentId, toldOf(seat), seat.siteId),
]

const toldOf = ({ sessionId, personId, givenName, familyName }: SeatRow) => ({
  name: `${givenName} ${familyName}`,
  session: sessionId,
  person: personId,
  source: 'public',
})
