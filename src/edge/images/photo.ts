import { onWhite, type Pixels } from './pixels.ts'
import { emptyPlane, type Plane } from './plane.ts'

/**
 * Light, and how far it goes towards blue and towards red: what a JPEG is made of, so that one becomes another without
 * ever being red, green and blue. The two colours may have half the size.
 */
export type Photo = { light: Plane; blue: Plane; red: Plane }

export function photoOf(pixels: Pixels): Photo {
  const { width, height, data } = onWhite(pixels)
  const [red, green, blue] = [emptyPlane(width, height), emptyPlane(width, height), emptyPlane(width, height)]
  for (let i = 0, at = 0; at < data.length; i++, at += 4) {
    red.samples[i] = data[at] ?? 0
    green.samples[i] = data[at + 1] ?? 0
    blue.samples[i] = data[at + 2] ?? 0
  }
  return photoOfRgb(red, green, blue)
}

/** By the numbers of JFIF, in place. */
export function photoOfRgb(red: Plane, green: Plane, blue: Plane): Photo {
  for (let i = 0; i < red.samples.length; i++) {
    const r = red.samples[i] ?? 0
    const g = green.samples[i] ?? 0
    const b = blue.samples[i] ?? 0
    red.samples[i] = 0.299 * r + 0.587 * g + 0.114 * b
    green.samples[i] = 128 - 0.168736 * r - 0.331264 * g + 0.5 * b
    blue.samples[i] = 128 + 0.5 * r - 0.418688 * g - 0.081312 * b
  }
  return { light: red, blue: green, red: blue }
}
