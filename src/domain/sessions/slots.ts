import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { type Booking, refuseConflicts } from '#db/sessions/conflicts.ts'
import { deleteSlot, followSlots, insertSlots, replaceTrainers, updateSlot } from '#db/sessions/slots.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { refuseSlots, type Wanted } from './slot.ts'

export type Planned = { id: string; siteId: string; programmeId: string; seatsMax: number; cancelledAt: number | null }

export const bookingOf = (session: Planned, slots: Booking['slots']): Booking => ({
  sessionId: session.id,
  programmeId: session.programmeId,
  seatsMax: session.seatsMax,
  slots,
})

/** All of them or none. What is in the way and was not accepted stops them where they are written. */
export async function planSlots<const T extends Statements>(
  scope: Scope,
  session: Planned,
  wanted: readonly Wanted[],
  { accepted, tell }: { accepted: readonly string[]; tell: boolean },
  show: T,
) {
  const refusal = refuseSlots(wanted)
  if (refusal) return no(refusal)
  if (session.cancelledAt !== null) return no('session_is_cancelled')
  const days = wanted.map(({ day }) => day).sort()
  const [first, ...others] = wanted
  const said = others.length === 0 ? 'slot_added' : 'slots_planned'
  const payload = {
    count: wanted.length,
    from: days[0],
    to: days.at(-1),
    slots: wanted.map(({ id }) => id),
    ...(first && others.length === 0 && { after: placeOf(first) }),
    tell,
  }
  const writes = [
    ...refuseConflicts(scope, bookingOf(session, wanted), accepted),
    ...insertSlots(scope, session.id, wanted),
    followSlots(scope, session.id),
    record(scope, said, session.id, payload, session.siteId),
  ]
  return commit(scope, writes, ...show)
}

export async function changeSlot<const T extends Statements>(
  scope: Scope,
  session: Planned,
  former: Whereabouts & Taught,
  { version, tell }: { version: number; tell: boolean },
  wanted: Wanted,
  accepted: readonly string[],
  show: T,
) {
  const refusal = refuseSlots([wanted])
  if (refusal) return no(refusal)
  const after = placeOf(wanted)
  const payload = {
    slotId: wanted.id,
    before: former,
    after,
    trainers: wanted.trainers,
    formerTrainers: former.trainers,
    tell: tell && (isElsewhere(former, wanted) || !isTaughtAlike(former, wanted)),
  }
  const writes = [
    ...refuseConflicts(scope, bookingOf(session, [wanted]), accepted),
    updateSlot(scope, version, wanted),
    exactlyOne(scope),
    ...replaceTrainers(scope, wanted),
    followSlots(scope, session.id),
    record(scope, 'slot_changed', session.id, payload, session.siteId),
  ]
  return commit(scope, writes, ...show)
}

/** What those who come have to know of a slot. */
export type Whereabouts = { day: string; startsAt: number; endsAt: number; spaceId: string | null; remoteLink: string }

export const placeOf = ({ day, startsAt, endsAt, spaceId, remoteLink }: Whereabouts): Whereabouts => ({
  day,
  startsAt,
  endsAt,
  spaceId,
  remoteLink,
})

const isElsewhere = (former: Whereabouts, wanted: Whereabouts): boolean =>
  JSON.stringify(placeOf(former)) !== JSON.stringify(placeOf(wanted))

type Taught = { trainers: readonly string[] }

const isTaughtAlike = (former: Taught, wanted: Taught): boolean =>
  [...former.trainers].sort().join() === [...wanted.trainers].sort().join()

/** Not once something was noted or signed there. */
export async function removeSlot<const T extends Statements>(
  scope: Scope,
  session: Planned,
  slot: { id: string; day: string; startsAt: number; endsAt: number; trainers: readonly string[] },
  tell: boolean,
  show: T,
) {
  const { id: slotId, day, startsAt, endsAt, trainers: formerTrainers } = slot
  const payload = { slotId, day, startsAt, endsAt, formerTrainers, tell }
  const writes = [
    ...deleteSlot(scope, slot.id, session.id),
    exactlyOne(scope),
    followSlots(scope, session.id),
    record(scope, 'slot_removed', session.id, payload, session.siteId),
  ]
  try {
    return await commit(scope, writes, ...show)
  } catch (error) {
    if (isStillNamed(error)) return no('slot_signed')
    throw error
  }
}

/** Another room has something about it: a code, a signature. */
const isStillNamed = (error: unknown): boolean =>
  [error, error instanceof Error ? error.cause : null].some(
    (each) => each instanceof Error && each.message.includes('FOREIGN KEY constraint failed'),
  )
