import { emptyPlane, type Plane } from '#edge/images/plane.ts'
import { writeJpeg } from '#edge/images/writing/jpeg.ts'
import { joined } from './bytes.ts'
import { exif, segment } from './jpeg.ts'

/** A photo of many pixels, as a telephone sends it: sky above, earth below, held in some way, with where it was taken. */
export function photo(width: number, height: number, orientation = 1): Uint8Array<ArrayBuffer> {
  const light = planeOf(width, height, (x, y) => (y < height / 2 ? 190 : 90) + ((x * 7 + y * 13 + ((x * y) >> 9)) & 15))
  const half = [Math.ceil(width / 2), Math.ceil(height / 2)] as const
  const blue = planeOf(...half, (_, y) => (y < half[1] / 2 ? 150 : 110))
  const red = planeOf(...half, (_, y) => (y < half[1] / 2 ? 110 : 140))
  const bytes = writeJpeg({ light, blue, red }, 88)
  const told = joined(exif(orientation), new TextEncoder().encode('48.8566 N 2.3522 E'))
  return joined(bytes.subarray(0, 2), segment(0xe1, told), bytes.subarray(2))
}

function planeOf(width: number, height: number, sample: (x: number, y: number) => number): Plane {
  const plane = emptyPlane(width, height)
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at++) plane.samples[at] = sample(x, y)
  return plane
}
