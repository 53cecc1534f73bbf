import type { Fitted } from './fit.ts'
import { emptyPlane, type Plane } from './plane.ts'
import { type Kernel, type Taps, tapsOf, unit } from './taps.ts'

/**
 * Makes a smaller plane of rows that come one after the other, and need not all be there at once: those that a new row is
 * made of are all the memory it takes. They are added up first, so that columns are counted once a row of the new plane,
 * of which there are fewer.
 */
export class PlaneShrinker {
  readonly plane: Plane
  private readonly width: number
  private readonly columns: Taps
  private readonly rows: Taps
  private readonly latest: Uint8ClampedArray[]
  private readonly sums: Int32Array
  private y = 0

  constructor(source: { width: number; height: number }, { crop, width, height }: Fitted, kernel: Kernel) {
    this.width = source.width
    this.plane = emptyPlane(width, height)
    this.columns = tapsOf({ start: crop.x, length: crop.width, of: source.width }, width, kernel)
    this.rows = tapsOf({ start: crop.y, length: crop.height, of: source.height }, height, kernel)
    this.latest = Array.from({ length: this.rows.count }, () => new Uint8ClampedArray(source.width))
    this.sums = new Int32Array(source.width)
  }

  /** Every row of the source, in order. */
  add(row: Uint8ClampedArray, at: number): void {
    const { plane, rows, latest } = this
    if (this.y >= plane.height || at < (rows.first[this.y] ?? 0)) return
    latest[at % rows.count]?.set(row)
    while (this.y < plane.height && at === (rows.first[this.y] ?? 0) + rows.count - 1) this.finish(at + 1)
  }

  /** A new row of those that end there: two of them at a time, so that sums are written half as often. */
  private finish(end: number): void {
    const { width, rows, columns, latest, sums, plane, y } = this
    const { count, weights } = rows
    for (let place = 0; place < count; place += 2) {
      const share = weights[y * count + place] ?? 0
      const next = place + 1 < count ? (weights[y * count + place + 1] ?? 0) : 0
      const row = latest[(end + place) % count]
      const below = latest[(end + place + 1) % count]
      if (!row || !below || (place > 0 && share === 0 && next === 0)) continue
      if (place === 0) setRows(sums, width, row, share, below, next)
      else addRows(sums, width, row, share, below, next)
    }
    if (columns.count === 3) gatherThree(sums, columns, plane, y * plane.width)
    else gather(sums, columns, plane, y * plane.width)
    this.y += 1
  }
}

type Row = Uint8ClampedArray

/** Loops count to a number at hand: to the length of an array they take half as long again. */
function setRows(sums: Int32Array, width: number, row: Row, share: number, below: Row, next: number): void {
  for (let x = 0; x < width; x++) sums[x] = (row[x] ?? 0) * share + (below[x] ?? 0) * next
}

function addRows(sums: Int32Array, width: number, row: Row, share: number, below: Row, next: number): void {
  for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (row[x] ?? 0) * share + (below[x] ?? 0) * next
}

const half = (unit * unit) / 2
const shift = 2 * Math.log2(unit)

function gather(sums: Int32Array, { first, weights, count }: Taps, { width, samples }: Plane, start: number): void {
  for (let x = 0, weight = 0; x < width; x++) {
    const from = first[x] ?? 0
    let sum = half
    for (let at = from; at < from + count; at++, weight++) sum += Math.imul(sums[at] ?? 0, weights[weight] ?? 0)
    samples[start + x] = sum >> shift
  }
}

/** What a photo is nearly always made of: said without counting, it costs a third less. */
function gatherThree(sums: Int32Array, { first, weights }: Taps, { width, samples }: Plane, start: number): void {
  for (let x = 0, weight = 0; x < width; x++, weight += 3) {
    const at = first[x] ?? 0
    const sum =
      Math.imul(sums[at] ?? 0, weights[weight] ?? 0) +
      Math.imul(sums[at + 1] ?? 0, weights[weight + 1] ?? 0) +
      Math.imul(sums[at + 2] ?? 0, weights[weight + 2] ?? 0)
    samples[start + x] = (sum + half) >> shift
  }
}
