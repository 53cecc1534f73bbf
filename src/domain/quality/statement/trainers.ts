import type { Facts, Slot, TrainerStatus } from './facts.ts'
import { isWithin, statusOn, taughtSlots } from './followed.ts'
import { type Headcount, wholeHours } from './lines.ts'
import type { Reading } from './reading.ts'

/** Frame E: who taught, and how long. Somebody hired in July is on both lines. */
export function trainersOf(facts: Facts, reading: Reading): { E1: Headcount; E2: Headcount } {
  const slots = facts.actions
    .filter(({ isReceived }) => !isReceived || reading.received_in_e === 'counted')
    .flatMap((action) => taughtSlots(action, reading))
    .filter(({ day, isPersonalWork }) => isWithin(facts.period, day) && !isPersonalWork)
  const outside: readonly TrainerStatus[] = reading.given_in_e2 === 'counted' ? ['external', 'partner'] : ['external']
  return { E1: lineOf(slots, ['internal'], facts, reading), E2: lineOf(slots, outside, facts, reading) }
}

function lineOf(slots: readonly Slot[], statuses: readonly TrainerStatus[], facts: Facts, reading: Reading): Headcount {
  const people = new Set<string>()
  let minutes = 0
  for (const slot of slots) {
    const here = slot.trainers.filter((id) => statuses.includes(statusOn(facts, id, slot.day)))
    for (const id of here) people.add(id)
    minutes += slot.minutes * (reading.co_animation === 'slot_once' ? Math.min(1, here.length) : here.length)
  }
  return { count: people.size, hours: wholeHours(minutes) }
}
