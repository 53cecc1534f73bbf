import { letters, mostPieces, u8, u16 } from './bytes.ts'
import { exifOrientation, type Orientation } from './exif.ts'

/** Walks the segments up to the first scan; two frame headers, or none, is not a picture we can be sure of. */
export function jpegHeader(bytes: Uint8Array) {
  let size: { width: number; height: number } | null = null
  let orientation: Orientation | null = null
  let at = 2
  for (let piece = 0; piece < mostPieces; piece++) {
    const marker = u8(bytes, at + 1)
    if (u8(bytes, at) !== 0xff) return null
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = u16(bytes, at + 2)
    if (!carriesLength(marker) || !(length >= 2)) return null
    if (marker === startOfScan) return size && { ...size, frames: 1, orientation: orientation ?? 1 }
    if (isFrame(marker)) {
      if (size || length !== 8 + 3 * u8(bytes, at + 9)) return null
      size = { width: u16(bytes, at + 7), height: u16(bytes, at + 5) }
    }
    if (marker === app1 && letters(bytes, at + 4, 6) === 'Exif\0\0') {
      orientation ??= exifOrientation(bytes.subarray(at + 4, at + 2 + length))
    }
    at += 2 + length
  }
  return null
}

const startOfScan = 0xda
const app1 = 0xe1

/** C0 to CF are frames of every coding, but for three: tables (C4, CC) and a reserved mark (C8). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Restarts, a second start and an end have no place before the first scan. */
function carriesLength(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xfe && !(marker >= 0xd0 && marker <= 0xd9)
}
