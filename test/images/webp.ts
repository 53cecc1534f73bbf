import { bitsOf, bytesOf, joined, le, packBits } from './bytes.ts'
import type { Colour } from './png.ts'

/** A lossless WebP of one colour: thirty bytes whatever its size. */
export function webp(width: number, height: number, colour: Colour) {
  return riff(webpChunk('VP8L', plain(width, height, colour)))
}

/** With the canvas announced apart, and orientation, as cameras write it. */
export function extendedWebp(width: number, height: number, inner: Uint8Array, extras: Uint8Array[] = []) {
  const canvas = bytesOf(0x18, 0, 0, 0, le(width - 1, 3), le(height - 1, 3))
  return riff(webpChunk('VP8X', canvas), inner, ...extras)
}

export function animatedWebp(width: number, height: number, frames: number) {
  const place = bytesOf(le(0, 6), le(width - 1, 3), le(height - 1, 3), le(100, 3), 0)
  const frame = webpChunk('ANMF', joined(place, webpChunk('VP8L', plain(width, height, [9, 9, 9]))))
  const canvas = bytesOf(0x02, 0, 0, 0, le(width - 1, 3), le(height - 1, 3))
  return riff(webpChunk('VP8X', canvas), webpChunk('ANIM', bytesOf(0, 0, 0, 0, 0, 0)), ...Array(frames).fill(frame))
}

export function webpChunk(name: string, data: Uint8Array) {
  return bytesOf(name, le(data.length, 4), data, data.length % 2 ? [0] : [])
}

export function plain(width: number, height: number, [red, green, blue, opacity = 255]: Colour) {
  const bits = [...low(width - 1, 14), ...low(height - 1, 14), 1, 0, 0, 0, 0, 0, 0]
  for (const value of [green, red, blue, opacity]) bits.push(1, 0, 1, ...low(value, 8))
  return bytesOf(0x2f, packBits([...bits, 1, 0, 0, 0], 'low', 0))
}

/** Only the head of a lossy picture: enough for who asks its size, nothing for who decodes it. */
export function lossyHead(width: number, height: number) {
  return riff(webpChunk('VP8 ', bytesOf(0x10, 0, 0, 0x9d, 0x01, 0x2a, le(width, 2), le(height, 2), 0, 0)))
}

function riff(...chunks: Uint8Array[]) {
  const body = joined(bytesOf('WEBP'), ...chunks)
  return joined(bytesOf('RIFF', le(body.length, 4)), body)
}

function low(value: number, count: number): number[] {
  return bitsOf(value, count).reverse()
}
