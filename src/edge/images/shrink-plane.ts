import type { Fitted } from './fit.ts'
import { emptyPlane, type Plane } from './plane.ts'
import { type Spans, spansOf } from './spans.ts'

/**
 * Makes a smaller plane of rows that come one after the other, and need not all be there at once: each sample is the
 * average of the area it covers.
 */
export class PlaneShrinker {
  readonly plane: Plane
  private readonly columns: Spans
  private readonly rows: Spans
  private readonly line: Float64Array
  private readonly sums: Float64Array
  private y = 0

  /** The part to keep may begin and end inside a pixel. */
  constructor({ crop, width, height }: Fitted) {
    this.plane = emptyPlane(width, height)
    this.columns = spansOf(crop.x, crop.width, width)
    this.rows = spansOf(crop.y, crop.height, height)
    this.line = new Float64Array(width)
    this.sums = new Float64Array(width)
  }

  /** Every row of the source, in order. */
  add(row: Uint8ClampedArray, at: number): void {
    const { rows, plane } = this
    if (this.y >= plane.height || at < (rows.first[this.y] ?? 0)) return
    average(row, this.columns, this.line)
    while (this.y < plane.height && at >= (rows.first[this.y] ?? 0)) {
      const { y } = this
      const last = rows.last[y] ?? 0
      const share = at === rows.first[y] ? rows.firstShare[y] : at === last ? rows.lastShare[y] : 1
      addLine(this.sums, this.line, share ?? 0)
      if (at < last) return
      writeLine(plane.samples, y * plane.width, this.sums, 1 / (rows.length * this.columns.length))
      this.y += 1
    }
  }
}

function average(row: Uint8ClampedArray, { first, last, firstShare, lastShare }: Spans, line: Float64Array): void {
  for (let x = 0; x < line.length; x++) {
    const end = last[x] ?? 0
    let at = first[x] ?? 0
    let sum = (row[at] ?? 0) * (firstShare[x] ?? 0)
    for (at += 1; at < end; at++) sum += row[at] ?? 0
    if (at === end) sum += (row[at] ?? 0) * (lastShare[x] ?? 0)
    line[x] = sum
  }
}

function addLine(sums: Float64Array, line: Float64Array, share: number): void {
  for (let x = 0; x < line.length; x++) sums[x] = (sums[x] ?? 0) + (line[x] ?? 0) * share
}

function writeLine(samples: Uint8ClampedArray, start: number, sums: Float64Array, share: number): void {
  for (let x = 0; x < sums.length; x++) samples[start + x] = (sums[x] ?? 0) * share
  sums.fill(0)
}
