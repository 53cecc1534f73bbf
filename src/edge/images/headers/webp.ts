import { letters, mostPieces, u8, u16le, u24le, u32le } from './bytes.ts'
import { exifOrientation, type Orientation } from './exif.ts'

/**
 * The size is announced up to three times: for the canvas, for each frame, in each bitstream. They must agree, since
 * it is the bitstream that gets decoded.
 */
export function webpHeader(bytes: Uint8Array) {
  let canvas: Size | null = null
  let announced: Size | null = null
  let frames = 0
  let orientation: Orientation = 1
  let at = 12
  for (let piece = 0; piece < mostPieces && at + 8 <= bytes.length; piece++) {
    const name = letters(bytes, at, 4)
    const length = u32le(bytes, at + 4)
    const body = at + 8
    if (name === 'VP8X') canvas = announced = sizeAt(bytes, body + 4)
    if (name === 'ANMF') announced = sizeAt(bytes, body + 6)
    if (name === 'EXIF') orientation = exifOrientation(bytes.subarray(body, body + length))
    if (name === 'VP8 ' || name === 'VP8L') {
      const size = name === 'VP8L' ? losslessSize(bytes, body) : lossySize(bytes, body)
      if (!size || (announced && !same(size, announced))) return null
      if (!canvas) return { ...size, frames: 1, orientation }
      if (size.width > canvas.width || size.height > canvas.height) return null
      frames += 1
    }
    at = name === 'ANMF' ? body + 16 : body + length + (length % 2)
  }
  return canvas && frames > 0 && at + 8 > bytes.length ? { ...canvas, frames, orientation } : null
}

type Size = { width: number; height: number }

function sizeAt(bytes: Uint8Array, at: number): Size {
  return { width: u24le(bytes, at) + 1, height: u24le(bytes, at + 3) + 1 }
}

function lossySize(bytes: Uint8Array, at: number): Size | null {
  const isKeyFrame = u8(bytes, at) % 2 === 0 && letters(bytes, at + 3, 3) === '\x9d\x01\x2a'
  return isKeyFrame ? { width: u16le(bytes, at + 6) % 0x4000, height: u16le(bytes, at + 8) % 0x4000 } : null
}

function losslessSize(bytes: Uint8Array, at: number): Size | null {
  const packed = u32le(bytes, at + 1)
  if (u8(bytes, at) !== 0x2f || !(packed < 0x20000000)) return null
  return { width: (packed % 0x4000) + 1, height: (Math.floor(packed / 0x4000) % 0x4000) + 1 }
}

function same(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height
}
