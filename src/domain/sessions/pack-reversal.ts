import * as z from 'zod'
import type { Scope } from '#db/scope.ts'
import { deleteEndIfRoom, insertEnrolmentEnd } from '#db/sessions/enrolment-changes.ts'
import { deleteReversal, insertReversal, type SaleRow, type SoldSeat } from '#db/sessions/pack-sales.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { choice, optionalLine, ticked } from '#domain/fields.ts'
import { endings } from './enrolment.ts'
import { countedOn } from './enrolment-changes.ts'

export const PackReversalInput = z.strictObject({
  how: choice(endings),
  reason: optionalLine(300),
  tell: ticked(),
})
type PackReversalInput = z.output<typeof PackReversalInput>

/** What ends with the sale: an enrolment where somebody has been present stays, for that happened. */
export const endingIn = (seats: readonly SoldSeat[]): SoldSeat[] =>
  seats.filter(({ endedAt, hasPresences }) => endedAt === null && hasPresences === 0)

/** All of it ends in one batch, or none of it. */
export async function reversePackSale(
  scope: Scope,
  sale: SaleRow,
  seats: readonly SoldSeat[],
  { how, reason, tell }: PackReversalInput,
) {
  const ending = endingIn(seats)
  if (ending.length === 0) return no('nothing_to_end')
  const ids = ending.map(({ enrolmentId }) => enrolmentId)
  return commit(scope, [
    insertReversal(scope, sale.id, ids, { reason, tell }),
    exactlyOne(scope),
    ...ending.flatMap((seat) => [
      insertEnrolmentEnd(scope, seat.enrolmentId, how, reason),
      record(
        scope,
        'enrolment_ended',
        seat.enrolmentId,
        { ...toldOf(seat), ...countedOn(seat), how, reason },
        seat.siteId,
      ),
      ...(seat.state === 'waiting' ? [] : [freed(scope, seat)]),
    ]),
    record(scope, 'pack_sale_reversed', sale.id, { ...saidOf(sale, ending), reason, tell }),
  ])
}

/** Those that had ended with it stand again, while there is room for every one of them. */
export async function restorePackSale(scope: Scope, sale: SaleRow, seats: readonly SoldSeat[]) {
  if (sale.reversedAt === null) return no('pack_sale_stands')
  const ended = new Set(JSON.parse(sale.ended ?? '[]') as string[])
  const back = seats.filter(({ enrolmentId, endedAt }) => endedAt !== null && ended.has(enrolmentId))
  const outcome = await commit(scope, [
    deleteReversal(scope, sale.id),
    exactlyOne(scope),
    ...back.flatMap((seat) => [
      deleteEndIfRoom(scope, seat.enrolmentId),
      exactlyOne(scope),
      record(scope, 'enrolment_resumed', seat.enrolmentId, { ...toldOf(seat), endedAt: seat.endedAt }, seat.siteId),
    ]),
    record(scope, 'pack_sale_restored', sale.id, { ...saidOf(sale, back), tell: sale.told === 1 }),
  ])
  return !outcome.ok && outcome.refusal === 'overtaken' ? no('session_full') : outcome
}

/** The person, who may be told, and which of her enrolments are concerned. */
const saidOf = ({ id, title }: SaleRow, seats: readonly SoldSeat[]) => ({
  sale: id,
  title,
  name: seats[0] ? nameOf(seats[0]) : '',
  person: seats[0]?.personId ?? '',
  enrolments: seats.map(({ enrolmentId }) => enrolmentId),
})

const toldOf = (seat: SoldSeat) => ({ name: nameOf(seat), session: seat.sessionId, person: seat.personId })

const freed = (scope: Scope, { sessionId, siteId, waiting }: SoldSeat) =>
  record(scope, 'seat_freed', sessionId, { session: sessionId, waiting }, siteId)

const nameOf = ({ givenName, familyName }: SoldSeat): string => `${givenName} ${familyName}`
