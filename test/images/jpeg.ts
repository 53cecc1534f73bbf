import { be, bitsOf, bytesOf, joined, packBits } from './bytes.ts'
import type { Colour } from './png.ts'

type JpegOptions = {
  orientation?: number
  progressive?: boolean
  /** More passes over the picture, which change nothing in it. */
  idleScans?: number
  /** Segments placed before the frame header. */
  extras?: Uint8Array[]
}

/** A real JPEG whose blocks of eight by eight pixels are each of one colour: only the first coefficient is written. */
export function jpeg(
  width: number,
  height: number,
  block: (x: number, y: number) => Colour,
  options: JpegOptions = {},
) {
  const { orientation, progressive = false, idleScans = 0, extras = [] } = options
  return joined(
    bytesOf(0xff, 0xd8),
    ...(orientation ? [segment(0xe1, exif(orientation))] : []),
    ...extras,
    segment(0xdb, bytesOf(0, Array(64).fill(8))),
    frame(width, height, progressive ? 0xc2 : 0xc0),
    segment(
      0xc4,
      bytesOf(
        0x00,
        0,
        0,
        0,
        12,
        Array(12).fill(0),
        Array.from({ length: 12 }, (_, i) => i),
      ),
    ),
    segment(0xc4, bytesOf(0x10, 1, Array(15).fill(0), 0)),
    scan([1, 2, 3], progressive ? [0, 0] : [0, 63], firstCoefficients(width, height, block, progressive)),
    ...Array.from({ length: idleScans }, () => scan([1], [1, 63], idle(width, height))),
    bytesOf(0xff, 0xd9),
  )
}

export function segment(marker: number, data: Uint8Array) {
  return bytesOf(0xff, marker, be(data.length + 2, 2), data)
}

export function frame(width: number, height: number, marker = 0xc0) {
  const components = [1, 2, 3].flatMap((id) => [id, 0x11, 0])
  return segment(marker, bytesOf(8, be(height, 2), be(width, 2), 3, components))
}

export function exif(orientation: number, order: 'MM' | 'II' = 'MM') {
  const number = (value: number, size: number) => (order === 'MM' ? be(value, size) : be(value, size).reverse())
  const entry = [number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), 0, 0].flat()
  return bytesOf('Exif\0\0', order, number(42, 2), number(8, 4), number(1, 2), entry, 0, 0, 0, 0)
}

function scan(components: number[], [from, to]: [number, number], bits: number[]) {
  const head = bytesOf(
    components.length,
    components.flatMap((id) => [id, 0]),
    from,
    to,
    0,
  )
  const data = packBits(bits, 'high', 1).flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte]))
  return joined(segment(0xda, head), bytesOf(data))
}

function firstCoefficients(width: number, height: number, block: (x: number, y: number) => Colour, alone: boolean) {
  const bits: number[] = []
  let before = [0, 0, 0]
  for (let y = 0; y * 8 < height; y++) {
    for (let x = 0; x * 8 < width; x++) {
      const now = ycc(block(x, y))
      for (const [i, value] of now.entries()) bits.push(...difference(value - (before[i] ?? 0)), ...(alone ? [] : [0]))
      before = now
    }
  }
  return bits
}

/** Its number of bits, in four, then the bits: a negative number counts up from the lowest. */
function difference(value: number): number[] {
  const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
  return [...bitsOf(size, 4), ...bitsOf(value < 0 ? value + 2 ** size - 1 : value, size)]
}

function ycc([red, green, blue]: Colour): number[] {
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue
  return [luma - 128, (blue - luma) * 0.564, (red - luma) * 0.713].map((value) =>
    Math.max(-128, Math.min(127, Math.round(value))),
  )
}

/** "Nothing more in this block", one bit a block. */
function idle(width: number, height: number): number[] {
  return Array(Math.ceil(width / 8) * Math.ceil(height / 8)).fill(0)
}
