import { checksOf } from './checks.ts'
import { type Counts, countsOf } from './counts.ts'
import type { Facts } from './facts.ts'
import { type Followed, followedIn, isWithin } from './followed.ts'
import { chargesOf, productsOf, type Sold, soldIn } from './money.ts'
import { type Reading, usualReading } from './reading.ts'
import { purposesOf, specialitiesOf, statusesOf } from './trainees.ts'
import { type Taught, type Teachers, taughtIn, trainersOf } from './trainers.ts'

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
  const lines = linesOf(sumsOf(partsOf(facts, reading), reading), facts, reading)
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

/** What the boxes are written from, however it was added up. */
export type Sums = {
  isRemote: boolean
  counts: Counts
  teachers: Teachers
  sold: readonly Pick<Sold, 'line' | 'amount'>[]
}

export const sumsOf = ({ isRemote, followed, taught, sold }: Parts, reading: Reading): Sums => ({
  isRemote,
  counts: countsOf(followed, reading),
  teachers: trainersOf(taught, reading),
  sold,
})

export function linesOf({ isRemote, counts, teachers, sold }: Sums, books: Books, reading: Reading) {
  return {
    'B.distance': isRemote,
    ...productsOf(sold, books.turnover),
    ...chargesOf(books),
    ...teachers,
    ...statusesOf(counts),
    F2: counts.given,
    ...purposesOf(counts),
    ...specialitiesOf(counts, reading),
    G: counts.received,
  }
}
