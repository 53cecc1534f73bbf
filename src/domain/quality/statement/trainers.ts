import type { Facts, TrainerStatus } from './facts.ts'
import { isWithin, statusOn, taughtSlots } from './followed.ts'
import { type Headcount, wholeHours } from './lines.ts'
import type { Reading } from './reading.ts'

/** Somebody in a slot of the year. */
export type Taught = { slot: string; trainer: string; status: TrainerStatus; minutes: number }

export function taughtIn(facts: Facts, reading: Reading): Taught[] {
  return facts.actions
    .filter(({ isReceived }) => !isReceived || reading.received_in_e === 'counted')
    .flatMap((action) => taughtSlots(action, reading))
    .filter(({ day, isPersonalWork }) => isWithin(facts.period, day) && !isPersonalWork)
    .flatMap(({ id, day, minutes, trainers }) =>
      trainers.map((trainer) => ({ slot: id, trainer, status: statusOn(facts, trainer, day), minutes })),
    )
}

/** Frame E: who taught, and how long. Somebody hired in July is on both lines. */
export type Teachers = { E1: Headcount; E2: Headcount }

export function trainersOf(taught: readonly Taught[], reading: Reading): Teachers {
  const outside = outsideOf(reading)
  const line = (statuses: readonly TrainerStatus[]) =>
    lineOf(
      taught.filter(({ status }) => statuses.includes(status)),
      reading,
    )
  return { E1: line(['internal']), E2: line(outside) }
}

export const outsideOf = ({ given_in_e2 }: Reading): readonly TrainerStatus[] =>
  given_in_e2 === 'counted' ? ['external', 'partner'] : ['external']

function lineOf(taught: readonly Taught[], { co_animation }: Reading): Headcount {
  const counted = co_animation === 'slot_once' ? [...new Map(taught.map((one) => [one.slot, one])).values()] : taught
  return {
    count: new Set(taught.map(({ trainer }) => trainer)).size,
    hours: wholeHours(counted.reduce((sum, { minutes }) => sum + minutes, 0)),
  }
}
