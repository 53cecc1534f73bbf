import { letters, mostPieces, u8, u32 } from './bytes.ts'
import { exifOrientation, type Orientation } from './exif.ts'

/** Everything that matters stands before the pixels (IDAT): size, number of frames of an animation, orientation. */
export function pngHeader(bytes: Uint8Array) {
  if (u32(bytes, 8) !== 13 || letters(bytes, 12, 4) !== 'IHDR') return null
  const [width, height] = [u32(bytes, 16), u32(bytes, 20)]
  if (width > longest || height > longest || u8(bytes, 26) !== 0 || u8(bytes, 27) !== 0) return null

  let frames = 1
  let orientation: Orientation = 1
  let at = 33
  for (let piece = 0; piece < mostPieces; piece++) {
    const length = u32(bytes, at)
    const name = letters(bytes, at + 4, 4)
    if (name === 'IDAT') return { width, height, frames, orientation }
    if (name === 'acTL') frames = Math.max(1, u32(bytes, at + 8))
    if (name === 'eXIf') orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + length))
    if (name === 'IHDR' || name === 'IEND' || !(length <= longest)) return null
    at += 12 + length
  }
  return null
}

const longest = 0x7fffffff
