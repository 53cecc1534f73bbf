import { checksOf } from './checks.ts'
import type { Facts } from './facts.ts'
import { followedIn, isWithin } from './followed.ts'
import { headcount } from './lines.ts'
import { chargesOf, productsOf } from './money.ts'
import { type Reading, usualReading } from './reading.ts'
import { givenAway, purposesOf, specialitiesOf, statusesOf } from './trainees.ts'
import { trainersOf } from './trainers.ts'

export type Lines = ReturnType<typeof linesOf>

/** Every box of the yearly statement that is counted, and what would be found odd in it. */
export function statementOf(facts: Facts, reading: Reading = usualReading) {
  const lines = linesOf(facts, reading)
  return { reading, lines, checks: checksOf(lines) }
}

function linesOf(facts: Facts, reading: Reading) {
  const followed = followedIn(facts, reading)
  const own = followed.filter(({ action }) => !action.isReceived)
  return {
    'B.distance': facts.actions.some(({ slots }) =>
      slots.some(({ day, isRemote }) => isRemote && isWithin(facts.period, day)),
    ),
    ...productsOf(facts, reading),
    ...chargesOf(facts),
    ...trainersOf(facts, reading),
    ...statusesOf(own, reading),
    F2: givenAway(own, reading),
    ...purposesOf(own, reading),
    ...specialitiesOf(own, reading),
    G: headcount(
      followed.filter(({ action }) => action.isReceived),
      reading,
    ),
  }
}
