import { bytesOf, joined, le } from './bytes.ts'

/** Grey, uncompressed: the dictionary is emptied before its codes outgrow a byte. */
export function gif(width: number, height: number, frames = 1, frameSize = { width, height }) {
  const head = bytesOf('GIF89a', le(width, 2), le(height, 2), 0xf6, 0, 0)
  const palette = bytesOf(Array.from({ length: 128 }, (_, i) => [i * 2, i * 2, i * 2]).flat())
  const frame = joined(
    bytesOf(0x2c, 0, 0, 0, 0, le(frameSize.width, 2), le(frameSize.height, 2), 0, 7),
    blocks(codes(frameSize.width * frameSize.height)),
  )
  return joined(head, palette, ...Array<Uint8Array>(frames).fill(frame), bytesOf(';'))
}

const clear = 128
const end = 129

function codes(pixels: number): number[] {
  return [...Array.from({ length: pixels }, (_, i) => (i % 120 === 0 ? [clear, 64] : [64])).flat(), end]
}

function blocks(data: number[]): Uint8Array {
  const parts: number[] = []
  for (let i = 0; i < data.length; i += 255) parts.push(Math.min(255, data.length - i), ...data.slice(i, i + 255))
  return bytesOf(parts, 0)
}
