import type { Orientation } from './headers/exif.ts'
import type { Pixels } from './pixels.ts'
import type { Plane } from './plane.ts'

/** Upright pixels, from pixels stored as a camera was held. */
export function turn(stored: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return stored
  const from = new Uint32Array(stored.data.slice().buffer)
  const to = new Uint32Array(from.length)
  move(from, to, stored, orientation)
  return { ...sizeTurned(stored, orientation), data: new Uint8Array(to.buffer) }
}

export function turnPlane(stored: Plane, orientation: Orientation): Plane {
  if (orientation === 1) return stored
  const samples = new Uint8ClampedArray(stored.samples.length)
  move(stored.samples, samples, stored, orientation)
  return { ...sizeTurned(stored, orientation), samples }
}

export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5
}

type Size = { width: number; height: number }

function sizeTurned({ width, height }: Size, orientation: Orientation): Size {
  return swapsSides(orientation) ? { width: height, height: width } : { width, height }
}

function move<Samples extends Uint32Array | Uint8ClampedArray>(
  from: Samples,
  to: Samples,
  stored: Size,
  orientation: Orientation,
): void {
  const { width, height } = sizeTurned(stored, orientation)
  const where = origin[orientation]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) to[y * width + x] = from[where(x, y, stored.width, stored.height)] ?? 0
  }
}

/** Where the pixel seen at (x, y) is stored, in rows of w, h of them. */
const origin: Record<Orientation, (x: number, y: number, w: number, h: number) => number> = {
  1: (x, y, w) => y * w + x,
  2: (x, y, w) => y * w + (w - 1 - x),
  3: (x, y, w, h) => (h - 1 - y) * w + (w - 1 - x),
  4: (x, y, w, h) => (h - 1 - y) * w + x,
  5: (x, y, w) => x * w + y,
  6: (x, y, w, h) => (h - 1 - x) * w + y,
  7: (x, y, w, h) => (h - 1 - x) * w + (w - 1 - y),
  8: (x, y, w) => x * w + (w - 1 - y),
}
