import { barePng } from './bare.ts'
import { type Fitted, fitInto } from './fit.ts'
import { type Picture, pixelsOf, readHeader } from './header.ts'
import type { PictureKind } from './kinds.ts'
import { type Photo, photoOf } from './photo.ts'
import { loadPhoton, type Photon } from './photon.ts'
import { photosOf } from './photos.ts'
import type { Pixels } from './pixels.ts'
import { scaleDown } from './scale.ts'
import { swapsSides, turn, turnPlane } from './turn.ts'
import type { PictureUse, Variant } from './use.ts'
import { writeJpeg } from './writing/jpeg.ts'

export type MadeVariant = { name: string } & Encoded

export type Made =
  | { ok: true; variants: MadeVariant[] }
  | { ok: false; refusal: 'wrong_kind' | 'too_many_pixels' | 'unreadable' }

/**
 * The pictures a use declares, upright and without metadata. Trusts nothing said earlier about these bytes. From
 * decoding on nothing is awaited, so that an isolate works on one picture at a time.
 */
export async function makeVariants(bytes: Uint8Array, use: PictureUse): Promise<Made> {
  const picture = readHeader(bytes)
  if (!picture) return { ok: false, refusal: 'unreadable' }
  if (!use.kinds.includes(picture.kind)) return { ok: false, refusal: 'wrong_kind' }
  if (pixelsOf(picture) > use.maxPixels) return { ok: false, refusal: 'too_many_pixels' }

  const fitted = use.variants.map((variant) => fittedTo(picture, variant))
  const made =
    picture.kind === 'jpeg'
      ? fromJpeg(bytes, picture, fitted, use)
      : fromDrawing(await loadPhoton(), await pure(bytes, picture), picture, fitted, use)
  if (typeof made === 'string') return { ok: false, refusal: made }
  return { ok: true, variants: made.map((each, i) => ({ name: use.variants[i]?.name ?? '', ...each })) }
}

type Encoded = { kind: PictureKind; bytes: Uint8Array; width: number; height: number }

/** Turned last, when there are few pixels: until then the frame lies on its side as the source does. */
function fittedTo({ width, height, orientation }: Picture, variant: Variant): Fitted {
  const frame = swapsSides(orientation) ? { width: variant.height, height: variant.width } : variant
  return fitInto({ width, height }, frame, variant.fit)
}

function fromJpeg(bytes: Uint8Array, { orientation }: Picture, fitted: readonly Fitted[], use: PictureUse) {
  const photos = photosOf(bytes, fitted, use.content)
  if (typeof photos === 'string') return photos
  return photos.map(({ light, blue, red }) =>
    jpegOf({
      light: turnPlane(light, orientation),
      blue: turnPlane(blue, orientation),
      red: turnPlane(red, orientation),
    }),
  )
}

function fromDrawing(
  photon: Photon,
  bytes: Uint8Array,
  picture: Picture,
  fitted: readonly Fitted[],
  { content }: PictureUse,
): Encoded[] | 'unreadable' {
  const drawn = photon.look(bytes, (stored) => {
    if (stored.width !== picture.width || stored.height !== picture.height) return null
    return fitted.map((each) => turn(scaleDown(stored, each), picture.orientation))
  })
  return drawn?.map((pixels) => (content === 'photo' ? jpegOf(photoOf(pixels)) : pngOf(photon, pixels))) ?? 'unreadable'
}

async function pure(bytes: Uint8Array, { kind }: Picture): Promise<Uint8Array> {
  return kind === 'png' ? barePng(bytes) : bytes
}

function jpegOf(photo: Photo): Encoded {
  const { width, height } = photo.light
  return { kind: 'jpeg', bytes: writeJpeg(photo, photoQuality), width, height }
}

function pngOf(photon: Photon, pixels: Pixels): Encoded {
  const { width, height } = pixels
  return { kind: 'png', bytes: photon.png(pixels), width, height }
}

const photoQuality = 84
