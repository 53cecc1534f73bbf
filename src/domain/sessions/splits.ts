import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteSplit, exactly, insertCancellation, insertSplit, moveEnrolments, seatsHold } from '#db/sessions/moves.ts'
import { followSlots, insertSlots } from '#db/sessions/slots.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { SplitInput } from './move.ts'
import { copying, type Moved } from './moves.ts'
import type { Wanted } from './slot.ts'

/** The same days in another session, for some: its space and its trainers are to be found. */
export async function splitSession<const T extends Statements>(
  scope: Scope,
  session: Moved,
  slots: readonly Wanted[],
  enrolled: readonly { enrolmentId: string; signed: number }[],
  { id, reference, enrolments }: SplitInput,
  show: T,
) {
  if (session.cancelledAt !== null) return no('session_is_cancelled')
  const chosen = enrolled.filter(({ enrolmentId }) => enrolments.includes(enrolmentId))
  if (chosen.length === 0) return no('nobody_chosen')
  if (chosen.length === enrolled.length) return no('everybody_chosen')
  if (chosen.some(({ signed }) => signed)) return no('slots_signed')
  const moved = chosen.map(({ enrolmentId }) => enrolmentId)
  const writes = [
    ...copying(scope, session, { id, code: reference, goOn: session.goOn, ownSpace: false }),
    ...insertSlots(scope, id, slots),
    followSlots(scope, id),
    moveEnrolments(scope, session.id, id, moved),
    exactly(scope, moved.length),
    insertSplit(scope, { sessionId: id, fromId: session.id, moved: JSON.stringify(moved) }),
    record(
      scope,
      'session_split',
      session.id,
      { code: session.code, title: session.title, toId: id, toCode: reference, enrolments: moved },
      session.siteId,
    ),
  ]
  return commit(scope, writes, ...show)
}

type Split = { fromId: string; fromCode: string; moved: string; at: number }

/** Those who had gone along come back while there is room, and the session made for them is cancelled. */
export async function reuniteSessions<const T extends Statements>(
  scope: Scope,
  session: Moved,
  split: Split,
  reason: string,
  show: T,
) {
  if (session.cancelledAt !== null) return no('session_is_cancelled')
  const moved = JSON.parse(split.moved) as string[]
  const writes = [
    deleteSplit(scope, session.id),
    exactlyOne(scope),
    moveEnrolments(scope, session.id, split.fromId, moved),
    seatsHold(scope, split.fromId),
    insertCancellation(scope, session.id, reason),
    record(
      scope,
      'session_reunited',
      split.fromId,
      { code: split.fromCode, title: session.title, fromId: session.id, enrolments: moved, splitAt: split.at },
      session.siteId,
    ),
  ]
  return commit(scope, writes, ...show)
}
