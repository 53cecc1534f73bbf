import { type Chance, shuffled } from './chance.ts'
import type { Flow } from './flow.ts'
import type { Clean } from './judge.ts'
import { type Mode, modes, type Plan, type Strike } from './weather.ts'

/** Every single strike there is: each call, each mode, once and from then on. */
export function singles(calls: number): Plan[] {
  return range(calls).flatMap((at) =>
    modes.flatMap((mode) => [false, true].map((lasting): Plan => ({ strikes: [{ at, mode, lasting }] }))),
  )
}

/** Two strikes in one run, for flows that are short enough. */
export function pairs(calls: number): Plan[] {
  if (calls > longest) return []
  return range(calls).flatMap((first) =>
    range(calls + 4)
      .filter((second) => second > first)
      .flatMap((second) =>
        modes.flatMap((one) =>
          modes.map(
            (other): Plan => ({
              strikes: [
                { at: first, mode: one, lasting: false },
                { at: second - first, mode: other, lasting: false },
              ],
            }),
          ),
        ),
      ),
  )
}

/**
 * A bad hour: each attempt goes wrong, a little further on than the one before, until every call has in every way; then
 * so do the jobs that follow. A long flow has as many as it has room for.
 */
export function squall({ heavy, wary }: Flow, { asked, calls }: Clean, chance: Chance): Plan {
  const room = heavy ? 20 : 250
  const some = (most: number, within: number): Strike[] =>
    fitting(room, shuffled(everyWay(within), chance)).slice(0, most)
  return {
    strikes: some(wary ? fewTries : Number.POSITIVE_INFINITY, asked).sort(further),
    jobs: some(fewTries, Math.ceil((calls.length - asked) / 2)),
  }
}

/** Jobs are given up after more, and so they should be. */
const fewTries = 6

/** Errors more than once: the platform says them in many sentences. */
const ways: readonly Mode[] = [...modes, 'before', 'before', 'before', 'after', 'after']

const everyWay = (calls: number): Strike[] =>
  range(calls).flatMap((at) => ways.map((mode): Strike => ({ at, mode, lasting: false })))

/** The first of them that take no more calls than there is room for. */
function fitting(room: number, strikes: readonly Strike[]): Strike[] {
  let left = room
  return strikes.filter(({ at }) => {
    left -= at
    return left >= 0
  })
}

/** Once it is done, its last calls are made no more: what leaves it undone comes first. */
const further = (one: Strike, other: Strike): number => one.at - other.at || isDone(one) - isDone(other)
const isDone = ({ mode }: Strike): number => Number(mode === 'after' || mode === 'kill')

/** As chance has it, but each call once before any other is tried again. */
export function ordered(all: readonly Plan[], chance: Chance): Plan[] {
  const order = shuffled(all, chance)
  const calls = new Set<number>()
  const first = order.filter(({ strikes: [strike] }) => strike && !calls.has(strike.at) && calls.add(strike.at))
  const known = new Set(first)
  return [...first, ...order.filter((plan) => !known.has(plan))]
}

const longest = 15
const range = (size: number): number[] => Array.from({ length: size }, (_, index) => index + 1)
