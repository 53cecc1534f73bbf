/**
 * From eight by eight samples, those of a plane from a place on, to frequencies: as Arai, Agui and Nakajima do it, short
 * of the scale that `scaleOf` takes out.
 */
export function toFrequencies(samples: Uint8ClampedArray, at: number, stride: number, block: Float64Array): void {
  for (let row = 0, from = at; row < 64; row += 8, from += stride) turnRow(samples, from, block, row)
  for (let column = 0; column < 8; column++) turnColumn(block, column)
  block[0] = (block[0] ?? 0) - 64 * middle
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

/** Samples count from the middle; only the first frequency, which is their sum, knows of it. */
const middle = 128

function turnRow(samples: Uint8ClampedArray, from: number, block: Float64Array, to: number): void {
  const a = samples[from] ?? 0
  const b = samples[from + 1] ?? 0
  const c = samples[from + 2] ?? 0
  const d = samples[from + 3] ?? 0
  const e = samples[from + 4] ?? 0
  const f = samples[from + 5] ?? 0
  const g = samples[from + 6] ?? 0
  const h = samples[from + 7] ?? 0
  turnEight(block, to, 1, a, b, c, d, e, f, g, h)
}

function turnColumn(block: Float64Array, at: number): void {
  const a = block[at] ?? 0
  const b = block[at + 8] ?? 0
  const c = block[at + 16] ?? 0
  const d = block[at + 24] ?? 0
  const e = block[at + 32] ?? 0
  const f = block[at + 40] ?? 0
  const g = block[at + 48] ?? 0
  const h = block[at + 56] ?? 0
  turnEight(block, at, 8, a, b, c, d, e, f, g, h)
}

function turnEight(
  block: Float64Array,
  at: number,
  by: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): void {
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
