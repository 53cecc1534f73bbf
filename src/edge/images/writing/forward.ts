/** From samples to frequencies, in place: as Arai, Agui and Nakajima do it, short of the scale that `scaleOf` takes out. */
export function toFrequencies(block: Float64Array): void {
  for (let row = 0; row < 64; row += 8) turnEight(block, row, 1)
  for (let column = 0; column < 8; column++) turnEight(block, column, 8)
}

export function scaleOf(place: number): number {
  return 8 * lineScale(place >> 3) * lineScale(place & 7)
}

function lineScale(frequency: number): number {
  return frequency === 0 ? 1 : Math.SQRT2 * Math.cos((frequency * Math.PI) / 16)
}

const half = Math.SQRT1_2
const third = Math.cos((3 * Math.PI) / 8)
const less = Math.cos(Math.PI / 8) - third
const more = Math.cos(Math.PI / 8) + third

function turnEight(block: Float64Array, at: number, by: number): void {
  const a = block[at] ?? 0
  const b = block[at + by] ?? 0
  const c = block[at + 2 * by] ?? 0
  const d = block[at + 3 * by] ?? 0
  const e = block[at + 4 * by] ?? 0
  const f = block[at + 5 * by] ?? 0
  const g = block[at + 6 * by] ?? 0
  const h = block[at + 7 * by] ?? 0

  const outer = a + h + d + e
  const inner = b + g + c + f
  const outerLess = a + h - d - e
  const turned = (b + g - c - f + outerLess) * half
  block[at] = outer + inner
  block[at + 4 * by] = outer - inner
  block[at + 2 * by] = outerLess + turned
  block[at + 6 * by] = outerLess - turned

  const first = d - e + c - f
  const second = (c - f + b - g) * half
  const last = b - g + a - h
  const twist = (first - last) * third
  const low = first * less + twist
  const high = last * more + twist
  const above = a - h + second
  const below = a - h - second
  block[at + 5 * by] = below + low
  block[at + 3 * by] = below - low
  block[at + by] = above + high
  block[at + 7 * by] = above - high
}
