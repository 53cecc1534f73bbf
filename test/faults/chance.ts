/** Numbers between 0 and 1 that a seed brings back: mulberry32. */
export type Chance = () => number

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffled<T>(some: readonly T[], chance: Chance): T[] {
  const rest = [...some]
  return some.map(() => rest.splice(Math.floor(chance() * rest.length), 1)[0] as T)
}
