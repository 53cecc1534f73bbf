import { be, bytesOf, joined } from './bytes.ts'

export type Colour = readonly [red: number, green: number, blue: number, opacity?: number]

type Draw = (x: number, y: number) => Colour

/** A real PNG, RGBA, of any picture that a function can draw. */
export async function png(width: number, height: number, draw: Draw, extras: Uint8Array[] = []) {
  const rows = new Uint8Array(height * (1 + width * 4))
  for (let y = 0, at = 0; y < height; y++) {
    at += 1
    for (let x = 0; x < width; x++) {
      const [red, green, blue, opacity = 255] = draw(x, y)
      rows.set([red, green, blue, opacity], at)
      at += 4
    }
  }
  return pngOf(pngHead(width, height, 8, 6), ...extras, pngChunk('IDAT', await deflate(rows)))
}

/** Black, one bit a pixel: the smallest file that decodes to the most. */
export async function blackPng(width: number, height: number) {
  const rows = new Uint8Array(height * (1 + Math.ceil(width / 8)))
  return pngOf(pngHead(width, height, 1, 0), pngChunk('IDAT', await deflate(rows)))
}

export function pngOf(...chunks: Uint8Array[]) {
  return joined(bytesOf('\x89PNG\r\n\x1a\n'), ...chunks, pngChunk('IEND', new Uint8Array()))
}

export function pngHead(width: number, height: number, depth: number, colours: number) {
  return pngChunk('IHDR', bytesOf(be(width, 4), be(height, 4), depth, colours, 0, 0, 0))
}

export function pngChunk(name: string, data: Uint8Array, announcedLength = data.length) {
  const whole = joined(bytesOf(name), data)
  return joined(bytesOf(be(announcedLength, 4)), whole, bytesOf(be(crc(whole), 4)))
}

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
