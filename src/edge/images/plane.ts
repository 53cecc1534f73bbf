/** One number a pixel, row by row: the light of a picture, or one of its colours. */
export type Plane = { width: number; height: number; samples: Uint8ClampedArray }

/** Given each row in turn; the same bytes every time. */
export type RowSink = (row: Uint8ClampedArray, y: number) => void

export function emptyPlane(width: number, height: number): Plane {
  return { width, height, samples: new Uint8ClampedArray(width * height) }
}
