/** Which pixels of a side each new pixel is made of, and how much of each: as many for all of them, whose weights sum to `unit`. */
export type Taps = { count: number; first: Int32Array; weights: Int32Array }

/** Whole numbers: a pixel weighed across and then down has 31 bits at most, edges made crisp included. */
export const unit = 1 << 11

/** Part of a side of that many pixels; it may begin and end inside one. */
export type Stretch = { start: number; length: number; of: number }

/**
 * How near pixels weigh, by their distance. An average takes what it covers. What was halved before has lost some of its
 * edge: the cubic of Catmull and Rom gives it back.
 */
export type Kernel = 'average' | 'crisp'

/** A stretch made of so many new pixels; past the ends of the side, its last pixels again. */
export function tapsOf(stretch: Stretch, pixels: number, kernel: Kernel): Taps {
  const step = stretch.length / pixels
  const reach = kernel === 'average' ? step / 2 : 2 * Math.max(1, step)
  const count = Math.min(stretch.of, Math.ceil(2 * reach - nothing) + 1)
  const taps = { count, first: new Int32Array(pixels), weights: new Int32Array(pixels * count) }
  const shares = new Float64Array(count)
  for (let pixel = 0; pixel < pixels; pixel++) {
    const centre = stretch.start + (pixel + 0.5) * step
    const first = clamped(Math.floor(centre - reach + nothing), stretch.of - count)
    taps.first[pixel] = first
    weigh(shares, first, stretch.of, centre, step, kernel)
    round(shares, taps.weights.subarray(pixel * count))
  }
  return taps
}

/** Less than this of a pixel is an error of rounding. */
const nothing = 1e-6

function weigh(shares: Float64Array, first: number, of: number, centre: number, step: number, kernel: Kernel): void {
  const reach = kernel === 'average' ? step / 2 : 2 * Math.max(1, step)
  shares.fill(0)
  for (let at = Math.floor(centre - reach); at < centre + reach; at++) {
    const share = kernel === 'average' ? covered(at, centre, step) : cubic((at + 0.5 - centre) / Math.max(1, step))
    const place = clamped(clamped(at, of - 1) - first, shares.length - 1)
    shares[place] = (shares[place] ?? 0) + share
  }
}

/** Each with what rounding took from those before it, so that none is lost. */
function round(shares: Float64Array, weights: Int32Array): void {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  let [told, given] = [0, 0]
  for (const [place, share] of shares.entries()) {
    told += share / whole
    const weight = Math.round(told * unit) - given
    weights[place] = weight
    given += weight
  }
}

function covered(at: number, centre: number, step: number): number {
  return Math.max(0, Math.min(at + 1, centre + step / 2) - Math.max(at, centre - step / 2))
}

function cubic(distance: number): number {
  const x = Math.abs(distance)
  if (x < 1) return 1.5 * x ** 3 - 2.5 * x ** 2 + 1
  return x < 2 ? -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2 : 0
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most))
}
