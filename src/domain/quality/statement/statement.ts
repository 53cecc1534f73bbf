import { checksOf } from './checks.ts'
import type { Facts } from './facts.ts'
import { type Followed, followedIn, isWithin } from './followed.ts'
import { headcount } from './lines.ts'
import { chargesOf, productsOf, type Sold, soldIn } from './money.ts'
import { type Reading, usualReading } from './reading.ts'
import { givenAway, purposesOf, specialitiesOf, statusesOf } from './trainees.ts'
import { type Taught, taughtIn, trainersOf } from './trainers.ts'

/** The facts of a year, each where it counts: what a figure opens. Those of two halves of the actions add up. */
export type Parts = {
  isRemote: boolean
  followed: readonly Followed[]
  taught: readonly Taught[]
  sold: readonly Sold[]
}

export type Lines = ReturnType<typeof linesOf>

/** Every box of the yearly statement that is counted, and what would be found odd in it. */
export function statementOf(facts: Facts, reading: Reading = usualReading) {
  const lines = linesOf(partsOf(facts, reading), facts, reading)
  return { reading, lines, checks: checksOf(lines) }
}

export const partsOf = (facts: Facts, reading: Reading): Parts => ({
  isRemote: facts.actions.some(({ slots }) =>
    slots.some(({ day, isRemote }) => isRemote && isWithin(facts.period, day)),
  ),
  followed: followedIn(facts, reading),
  taught: taughtIn(facts, reading),
  sold: soldIn(facts, reading),
})

type Books = Pick<Facts, 'turnover' | 'charges' | 'purchases' | 'period'>

export function linesOf({ isRemote, followed, taught, sold }: Parts, books: Books, reading: Reading) {
  const own = followed.filter(({ action }) => !action.isReceived)
  return {
    'B.distance': isRemote,
    ...productsOf(sold, books.turnover),
    ...chargesOf(books),
    ...trainersOf(taught, reading),
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
