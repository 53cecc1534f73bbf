import type { Statements } from '#db/database.ts'
import { fold } from '#db/fold.ts'
import type { Scope } from '#db/scope.ts'
import { refuseConflicts } from '#db/sessions/conflicts.ts'
import {
  type Copy,
  copyCosts,
  copySession,
  deleteCancellation,
  deletePostponement,
  insertCancellation,
  insertPostponement,
} from '#db/sessions/moves.ts'
import type { PaymentRow } from '#db/sessions/payments.ts'
import { followSlots, insertSlots, moveSlots } from '#db/sessions/slots.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { addDays, daysBetween } from '#domain/organisations/clock.ts'
import type { CancellationInput, DuplicateInput, PostponementInput } from './move.ts'
import { spanOf } from './move.ts'
import { refunding } from './payments.ts'
import type { Wanted } from './slot.ts'
import { bookingOf, type Planned } from './slots.ts'

export type Moved = Planned & { code: string; title: string; startsOn: string; endsOn: string; goOn: string }

/** Its slots stay where they were, in nobody's way: bringing it back finds them. What was paid online may be given back with it. */
export async function cancelSession<const T extends Statements>(
  scope: Scope,
  session: Moved,
  { reason, tell }: Pick<CancellationInput, 'reason' | 'tell'>,
  show: T,
  refunded: readonly PaymentRow[] = [],
) {
  const { id, siteId, code, title, startsOn, endsOn } = session
  const writes = [
    insertCancellation(scope, id, reason),
    ...refunded.flatMap((payment) => refunding(scope, payment)),
    record(scope, 'session_cancelled', id, { code, title, startsOn, endsOn, reason, tell }, siteId),
  ]
  return commit(scope, writes, ...show)
}

/** Others may have taken the place meanwhile. */
export async function reinstateSession<const T extends Statements>(
  scope: Scope,
  session: Moved,
  slots: readonly Wanted[],
  accepted: readonly string[],
  show: T,
) {
  if (session.cancelledAt === null) return no('session_not_cancelled')
  const { id, siteId, code, title, startsOn, endsOn } = session
  const writes = [
    ...refuseConflicts(scope, bookingOf(session, slots), accepted),
    deleteCancellation(scope, id),
    exactlyOne(scope),
    record(scope, 'session_reinstated', id, { code, title, startsOn, endsOn }, siteId),
  ]
  return commit(scope, writes, ...show)
}

type Former = { id: string; day: string; startsAt: number; endsAt: number }

/** Slots where something was noted are not among those that move. */
export async function postponeSession<const T extends Statements>(
  scope: Scope,
  session: Moved,
  former: readonly Former[],
  wanted: readonly Wanted[],
  { id: postponementId, reason, tell }: PostponementInput,
  accepted: readonly string[],
  show: T,
) {
  if (session.cancelledAt !== null) return no('session_is_cancelled')
  if (wanted.length === 0) return no(session.startsOn === '' ? 'no_slots' : 'slots_signed')
  const [before, after] = [spanOf(former), spanOf(wanted)]
  if (wanted.every(({ id, day }) => former.some((one) => one.id === id && one.day === day))) return no('same_dates')
  const { id, siteId, code, title } = session
  const writes = [
    ...refuseConflicts(scope, bookingOf(session, wanted), accepted),
    insertPostponement(scope, {
      id: postponementId,
      sessionId: id,
      fromOn: before.startsOn,
      toOn: after.startsOn,
      former: JSON.stringify(former.map((slot) => [slot.id, slot.day, slot.startsAt, slot.endsAt])),
      reason,
    }),
    moveSlots(scope, id, wanted),
    followSlots(scope, id),
    record(scope, 'session_postponed', id, { postponementId, code, title, before, after, reason, tell }, siteId),
  ]
  return commit(scope, writes, ...show)
}

/** The dates of before the last postponement. */
export async function restoreDates<const T extends Statements>(
  scope: Scope,
  session: Moved,
  last: { id: string; at: number },
  wanted: readonly Wanted[],
  accepted: readonly string[],
  show: T,
) {
  if (session.cancelledAt !== null) return no('session_is_cancelled')
  const { id, siteId, code, title, startsOn, endsOn } = session
  const dates = { before: { startsOn, endsOn }, after: spanOf(wanted) }
  const undone = { postponementId: last.id, movedAt: last.at }
  const writes = [
    ...refuseConflicts(scope, bookingOf(session, wanted), accepted),
    deletePostponement(scope, last.id),
    exactlyOne(scope),
    moveSlots(scope, id, wanted),
    followSlots(scope, id),
    record(scope, 'session_dates_restored', id, { ...undone, code, title, ...dates, tell: true }, siteId),
  ]
  return commit(scope, writes, ...show)
}

type Cost = { label: string; planned: number }

/** A new session like this one, its dates elsewhere: `session_opened` tells the rooms that every new session interests. */
export async function duplicateSession<const T extends Statements>(
  scope: Scope,
  session: Moved,
  wanted: readonly Wanted[],
  costs: readonly Cost[],
  input: DuplicateInput,
  accepted: readonly string[],
  show: T,
) {
  const copy = { ...session, id: input.id, cancelledAt: null }
  const shift = session.startsOn ? daysBetween(session.startsOn, spanOf(wanted).startsOn || session.startsOn) : 0
  const writes = [
    ...refuseConflicts(scope, bookingOf(copy, wanted), accepted),
    ...copying(scope, session, {
      id: input.id,
      code: input.reference,
      goOn: session.goOn && addDays(session.goOn, shift),
      ownSpace: input.space,
    }),
    copyCosts(
      scope,
      input.id,
      costs.map(({ label, planned }) => [scope.ids.next(), label, planned] as const),
    ),
    ...insertSlots(scope, input.id, wanted),
    followSlots(scope, input.id),
    record(
      scope,
      'session_duplicated',
      session.id,
      {
        code: session.code,
        toId: input.id,
        toCode: input.reference,
        slots: wanted.map(({ id }) => id),
        tell: input.tell,
      },
      session.siteId,
    ),
  ]
  return commit(scope, writes, ...show)
}

/** A session made from another: the row and its event. */
export function copying(scope: Scope, session: Moved, copy: Omit<Copy, 'sortKey'>) {
  return [
    copySession(scope, session.id, { ...copy, sortKey: fold(session.title, copy.code) }),
    exactlyOne(scope),
    record(
      scope,
      'session_opened',
      copy.id,
      { code: copy.code, title: session.title, fromId: session.id },
      session.siteId,
    ),
  ]
}
