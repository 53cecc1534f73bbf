import { barePng } from './bare.ts'
import { fitInto } from './fit.ts'
import { type Picture, pixelsOf, readHeader } from './header.ts'
import type { PictureKind } from './kinds.ts'
import { loadPhoton, type Photon } from './photon.ts'
import { onWhite, type Pixels } from './pixels.ts'
import { scaleDown } from './scale.ts'
import { hasTooManyScans } from './scans.ts'
import { swapsSides, turn } from './turn.ts'
import type { PictureUse } from './use.ts'

export type MadeVariant = { name: string; kind: PictureKind; bytes: Uint8Array; width: number; height: number }

export type Made =
  | { ok: true; variants: MadeVariant[] }
  | { ok: false; refusal: 'wrong_kind' | 'too_many_pixels' | 'unreadable' }

/**
 * The pictures a use declares, upright and without metadata. Trusts nothing said earlier about these bytes. From
 * decoding on nothing is awaited, so that an isolate works on one picture at a time.
 */
export async function makeVariants(bytes: Uint8Array, use: PictureUse): Promise<Made> {
  const picture = readHeader(bytes)
  if (!picture || (picture.kind === 'jpeg' && hasTooManyScans(bytes))) return { ok: false, refusal: 'unreadable' }
  if (!use.kinds.includes(picture.kind)) return { ok: false, refusal: 'wrong_kind' }
  if (pixelsOf(picture) > use.maxPixels) return { ok: false, refusal: 'too_many_pixels' }

  const photon = await loadPhoton()
  const pure = picture.kind === 'png' ? await barePng(bytes) : bytes
  const drawn = photon.look(pure, (stored) => draw(stored, picture, use))
  if (!drawn) return { ok: false, refusal: 'unreadable' }
  return { ok: true, variants: drawn.map(({ name, pixels }) => ({ name, ...encode(photon, pixels, picture, use) })) }
}

/** Scaled before they are turned: turning is then done on few pixels, in a frame that lies on its side as the source does. */
function draw(stored: Pixels, picture: Picture, use: PictureUse): { name: string; pixels: Pixels }[] | null {
  if (stored.width !== picture.width || stored.height !== picture.height) return null
  return use.variants.map(({ name, width, height, fit }) => {
    const frame = swapsSides(picture.orientation) ? { width: height, height: width } : { width, height }
    return { name, pixels: turn(scaleDown(stored, fitInto(stored, frame, fit)), picture.orientation) }
  })
}

function encode(photon: Photon, pixels: Pixels, { kind }: Picture, { content }: PictureUse): Omit<MadeVariant, 'name'> {
  const { width, height } = pixels
  if (content === 'drawing' && kind !== 'jpeg') {
    return { kind: 'png', bytes: photon.png(pixels), width, height }
  }
  return { kind: 'jpeg', bytes: photon.jpeg(onWhite(pixels), photoQuality), width, height }
}

const photoQuality = 84
