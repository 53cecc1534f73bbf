import { chanceOf, shuffled } from './chance.ts'
import { modes, type Strike } from './weather.ts'

/** Every single strike there is: each call, each mode, once and from then on. */
export function singles(calls: number): Strike[][] {
  return range(calls).flatMap((at) =>
    modes.flatMap((mode) => [false, true].map((lasting): Strike[] => [{ at, mode, lasting }])),
  )
}

/** Two strikes in one run, for flows that are short enough. */
export function pairs(calls: number): Strike[][] {
  if (calls > longest) return []
  return range(calls).flatMap((first) =>
    range(calls + 4)
      .filter((second) => second > first)
      .flatMap((second) =>
        modes.flatMap((one) =>
          modes.map((other): Strike[] => [
            { at: first, mode: one, lasting: false },
            { at: second, mode: other, lasting: false },
          ]),
        ),
      ),
  )
}

/**
 * What is tried when not everything can be: for each call at least one, then as chance has it; the seed brings the same
 * choice back.
 */
export function sampled(all: readonly Strike[][], most: number, seed: number, everyCall = true): Strike[][] {
  if (all.length <= most) return [...all]
  const order = shuffled(all, chanceOf(seed))
  if (!everyCall) return order.slice(0, most)
  const calls = new Set<number>()
  const first = order.filter(([strike]) => strike && !calls.has(strike.at) && calls.add(strike.at))
  return [...first, ...order.filter((strikes) => !first.includes(strikes))].slice(0, Math.max(most, first.length))
}

const longest = 15
const range = (size: number): number[] => Array.from({ length: size }, (_, index) => index + 1)
