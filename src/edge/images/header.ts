import type { Orientation } from './headers/exif.ts'
import { gifHeader } from './headers/gif.ts'
import { jpegHeader } from './headers/jpeg.ts'
import { pngHeader } from './headers/png.ts'
import { webpHeader } from './headers/webp.ts'
import { type PictureKind, pictureKind } from './kinds.ts'

/** Width and height are those of the stored pixels, before the orientation is applied. */
export type Picture = { kind: PictureKind; width: number; height: number; frames: number; orientation: Orientation }

/** What a picture says of itself, without decoding it; null when not sure. Takes any bytes, never throws. */
export function readHeader(bytes: Uint8Array): Picture | null {
  const kind = pictureKind(bytes)
  if (!kind) return null
  const found = readers[kind](bytes)
  return found && found.width > 0 && found.height > 0 ? { kind, orientation: 1, ...found } : null
}

/**
 * The pixels a decoder would hold at once: hostile files hide their size in the number of frames, and a JPEG is decoded
 * at a reduced scale, a row at a time, so that thirty of its pixels weigh as much as one.
 */
export function pixelsOf({ kind, width, height, frames }: Picture): number {
  return kind === 'jpeg' ? Math.ceil((width * height) / 30) : width * height * frames
}

const readers: Record<PictureKind, (bytes: Uint8Array) => Found | null> = {
  png: pngHeader,
  jpeg: jpegHeader,
  webp: webpHeader,
  gif: gifHeader,
}

type Found = { width: number; height: number; frames: number; orientation?: Orientation }
