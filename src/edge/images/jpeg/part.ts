import type { RowSink } from '#edge/images/plane.ts'
import { Damaged } from './damaged.ts'
import type { Component } from './frame.ts'
import { placesIn, shownIn } from './order.ts'
import { stepsFor } from './points.ts'

/** Points drawn for each block of eight by eight samples, on each side: all of them, half, and so on. */
export type Points = 1 | 2 | 4 | 8

/** How each component is wanted, given as rows of its own size: one that is coarser than another is not enlarged. */
export type Wanted = { points: Points; sink: RowSink }

/** A component on its way to a plane of another scale. */
export type Part = {
  component: Component
  points: Points
  places: Uint8Array
  /** Coefficients to read, in the order of the format; those after are passed over. */
  shown: number
  /** What each coefficient is multiplied by, in the order of the format: known when its first scan comes. */
  steps: Float64Array | null
  /** The first coefficient of the block before. */
  before: number
  /** The samples of one row of units, and the size of the plane. */
  samples: Uint8ClampedArray
  stride: number
  width: number
  height: number
  /** Rows of the plane given so far. */
  given: number
  sink: RowSink
}

export function partOf(component: Component, { points, sink }: Wanted): Part {
  const stride = component.stride * points
  const { width, height } = sizeAt(component, points)
  return {
    component,
    points,
    places: placesIn(points),
    shown: shownIn(points),
    steps: null,
    before: 0,
    samples: new Uint8ClampedArray(stride * component.down * points),
    stride,
    width,
    height,
    given: 0,
    sink,
  }
}

export function sizeAt({ width, height }: Component, points: Points): { width: number; height: number } {
  return { width: Math.ceil((width * points) / 8), height: Math.ceil((height * points) / 8) }
}

/** As they stand when the component's first scan begins. */
export function settleSteps(part: Part, steps: readonly (Uint16Array | undefined)[]): Float64Array {
  const table = steps[part.component.table]
  if (!table) throw new Damaged()
  part.steps ??= stepsFor(part.points, table)
  return part.steps
}

/** A row of units is drawn. */
export function giveRows(part: Part): void {
  const { samples, stride, width, height, component, points } = part
  for (let row = 0; row < component.down * points && part.given < height; row++, part.given++) {
    part.sink(samples.subarray(row * stride, row * stride + width), part.given)
  }
}
