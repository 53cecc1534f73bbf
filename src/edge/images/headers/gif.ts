import { letters, u8, u16le } from './bytes.ts'

/** Counts the frames by walking all the blocks: a GIF says nowhere how many it has. */
export function gifHeader(bytes: Uint8Array) {
  const width = u16le(bytes, 6)
  const height = u16le(bytes, 8)
  let frames = 0
  let at = 13 + paletteSize(u8(bytes, 10))
  for (let piece = 0; piece < mostBlocks && u8(bytes, at) !== trailer; piece++) {
    if (u8(bytes, at) === frameMark) {
      const right = u16le(bytes, at + 1) + u16le(bytes, at + 5)
      const bottom = u16le(bytes, at + 3) + u16le(bytes, at + 7)
      if (!(right <= width && bottom <= height)) return null
      at += 11 + paletteSize(u8(bytes, at + 9))
      frames += 1
    } else if (u8(bytes, at) === extensionMark) {
      at += 2
    } else {
      return null
    }
    for (; u8(bytes, at) > 0 && piece < mostBlocks; piece++) at += 1 + u8(bytes, at)
    at += 1
  }
  return frames > 0 && letters(bytes, at, 1) === ';' ? { width, height, frames } : null
}

/** Pixels come in blocks of 255 bytes at most, so that ten megabytes of them are still counted. */
const mostBlocks = 50_000
const frameMark = 0x2c
const extensionMark = 0x21
const trailer = 0x3b

function paletteSize(flags: number): number {
  return flags >= 0x80 ? 3 * 2 ** ((flags % 8) + 1) : 0
}
