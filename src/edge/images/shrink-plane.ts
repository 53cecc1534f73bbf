import type { Fitted } from './fit.ts'
import { emptyPlane, type Plane } from './plane.ts'
import { type Kernel, type Taps, tapsOf } from './taps.ts'

/**
 * Makes a smaller plane of rows that come one after the other, and need not all be there at once: those that have
 * begun and are not finished are all the memory it takes. Rows are added up first, so that columns are counted once a
 * row of the new plane, of which there are fewer.
 */
export class PlaneShrinker {
  readonly plane: Plane
  private readonly columns: Taps
  private readonly rows: Taps
  private readonly begun: Float64Array[]
  private y = 0

  constructor(source: { width: number; height: number }, { crop, width, height }: Fitted, kernel: Kernel) {
    this.plane = emptyPlane(width, height)
    this.columns = tapsOf({ start: crop.x, length: crop.width, of: source.width }, width, kernel)
    this.rows = tapsOf({ start: crop.y, length: crop.height, of: source.height }, height, kernel)
    const most = Math.ceil((this.rows.count * height) / crop.height) + 2
    this.begun = Array.from({ length: most }, () => new Float64Array(source.width))
  }

  /** Every row of the source, in order. */
  add(row: Uint8ClampedArray, at: number): void {
    const { plane, rows } = this
    for (let { y } = this; y < plane.height && at >= (rows.first[y] ?? 0); y++) {
      const place = at - (rows.first[y] ?? 0)
      const sums = this.begun[y % this.begun.length]
      if (!sums || place >= rows.count) continue
      const share = rows.weights[y * rows.count + place] ?? 0
      if (share !== 0) addRow(sums, row, share)
      if (place === rows.count - 1) this.finish(sums)
    }
  }

  private finish(sums: Float64Array): void {
    const { width, samples } = this.plane
    const line = samples.subarray(this.y * width, (this.y + 1) * width)
    if (this.columns.count === 3) gatherThree(sums, this.columns, line)
    else gather(sums, this.columns, line)
    sums.fill(0)
    this.y += 1
  }
}

function addRow(sums: Float64Array, row: Uint8ClampedArray, share: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + (row[x] ?? 0) * share
}

function gather(sums: Float64Array, { first, weights, count }: Taps, line: Uint8ClampedArray): void {
  for (let x = 0, weight = 0; x < line.length; x++) {
    const start = first[x] ?? 0
    let sum = 0
    for (let at = start; at < start + count; at++, weight++) sum += (sums[at] ?? 0) * (weights[weight] ?? 0)
    line[x] = sum
  }
}

/** What a photo is nearly always made of: said without counting, it costs a third less. */
function gatherThree(sums: Float64Array, { first, weights }: Taps, line: Uint8ClampedArray): void {
  for (let x = 0, weight = 0; x < line.length; x++, weight += 3) {
    const at = first[x] ?? 0
    line[x] =
      (sums[at] ?? 0) * (weights[weight] ?? 0) +
      (sums[at + 1] ?? 0) * (weights[weight + 1] ?? 0) +
      (sums[at + 2] ?? 0) * (weights[weight + 2] ?? 0)
  }
}
