import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { fitInto } from '../src/edge/images/fit.ts'
import type { Photo } from '../src/edge/images/photo.ts'
import { photosOf } from '../src/edge/images/photos.ts'
import { makeVariants } from '../src/edge/images/variants.ts'
import { threeSizes } from './images-sizes.ts'

export type Likeness = { name: string; drawn: number; ours: number; sharps: number }

/**
 * How near each variant is, in decibels, to what sharp makes of the picture: as drawn, before either is compressed; then
 * our JPEG, and sharp's own of the same quality.
 */
export async function likenessOf(path: string): Promise<Likeness[]> {
  const bytes = readFileSync(path)
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  const { variants } = threeSizes
  const photos = photosOf(
    bytes,
    variants.map((each) => fitInto({ width, height }, each, each.fit)),
    'drawing',
  )
  const made = await makeVariants(bytes, threeSizes)
  if (!made.ok || typeof photos === 'string') throw new Error('The photo is refused.')
  return Promise.all(
    variants.map(async (each, i) => {
      const resized = sharp(bytes).resize({ width: each.width, height: each.height, fit: each.fit })
      const wanted = await resized.clone().raw().toBuffer()
      const theirs = await resized.clone().jpeg({ quality: 84 }).toBuffer()
      const [photo, encoded] = [photos[i], made.variants[i]]
      if (!photo || !encoded) throw new Error('Each variant is made.')
      return {
        name: each.name,
        drawn: decibels(rgbOf(photo), wanted),
        ours: decibels(await sharp(encoded.bytes).raw().toBuffer(), wanted),
        sharps: decibels(await sharp(theirs).raw().toBuffer(), wanted),
      }
    }),
  )
}

function rgbOf({ light, blue, red }: Photo): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(light.samples.length * 3)
  for (const [i, own] of light.samples.entries()) {
    const [toBlue, toRed] = [(blue.samples[i] ?? 0) - 128, (red.samples[i] ?? 0) - 128]
    pixels.set([own + 1.402 * toRed, own - 0.344136 * toBlue - 0.714136 * toRed, own + 1.772 * toBlue], i * 3)
  }
  return pixels
}

function decibels(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.NaN
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += ((one[i] ?? 0) - (other[i] ?? 0)) ** 2
  return 10 * Math.log10((255 * 255 * one.length) / sum)
}
