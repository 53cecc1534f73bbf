import type { Orientation } from './headers/exif.ts'
import type { Pixels } from './pixels.ts'

/** Upright pixels, from pixels stored as a camera was held. */
export function turn(stored: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return stored
  const [width, height] = swapsSides(orientation) ? [stored.height, stored.width] : [stored.width, stored.height]
  const from = new Uint32Array(stored.data.slice().buffer)
  const to = new Uint32Array(width * height)
  const where = origin[orientation]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) to[y * width + x] = from[where(x, y, stored.width, stored.height)] ?? 0
  }
  return { width, height, data: new Uint8Array(to.buffer) }
}

export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5
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
