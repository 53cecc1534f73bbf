/** A drawing of lots that is the same on every machine: numbers from 0 to just under 1. */
export type Lot = () => number

/** The lots of one thing, whatever was drawn for the others: thing 12 is the same in a small world as in a large one. */
export function lotOf(seed: number, topic: string, index: number): Lot {
  let state = [...topic].reduce((hash, letter) => mix(hash ^ (letter.codePointAt(0) ?? 0)), mix(seed)) ^ mix(index + 1)
  return () => {
    state = (state + 0x9e3779b9) | 0
    return mix(state) / 2 ** 32
  }
}

export const whole = (lot: Lot, below: number): number => Math.floor(lot() * below)

export function pick<T>(lot: Lot, from: readonly T[]): T {
  const found = from[whole(lot, from.length)]
  if (found === undefined) throw new Error('Nothing to draw from.')
  return found
}

function mix(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
