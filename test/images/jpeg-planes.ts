import { zigzag } from '#edge/images/jpeg/order.ts'
import { BitWriter } from '#edge/images/writing/bits.ts'
import { scaleOf, toFrequencies } from '#edge/images/writing/forward.ts'
import { type Codes, encoding, lightFirst, lightRest } from '#edge/images/writing/tables.ts'
import { be, bytesOf, joined } from './bytes.ts'
import { segment } from './jpeg.ts'

/** What our own writer never writes, and cameras do: any sampling, restart marks, a scan for each component. */
export type PlanesOptions = {
  sampling: [across: number, down: number][]
  sample: (component: number, x: number, y: number) => number
  step?: number
  restart?: number
  apart?: boolean
  extras?: Uint8Array[]
  /** How the components are called. */
  ids?: number[]
}

/** A real baseline JPEG; x and y are counted in the samples of the component. */
export function jpegOfPlanes(width: number, height: number, options: PlanesOptions): Uint8Array<ArrayBuffer> {
  const { sampling, step = 4, restart = 0, apart = false, extras = [], ids = [1, 2, 3, 4] } = options
  const all = sampling.map((_, i) => i)
  const named = (i: number) => ids[i] ?? i + 1
  const components = sampling.flatMap(([across, down], i) => [named(i), across * 16 + down, 0])
  const table = (place: number, { counts, symbols }: Codes) => segment(0xc4, bytesOf(place, counts, symbols))
  const scans = (apart ? all.map((i) => [i]) : [all]).map((parts) =>
    joined(
      segment(
        0xda,
        bytesOf(
          parts.length,
          parts.flatMap((i) => [named(i), 0]),
          0,
          63,
          0,
        ),
      ),
      scanOf(width, height, parts, options, step, restart),
    ),
  )
  return joined(
    bytesOf(0xff, 0xd8),
    ...extras,
    segment(0xdb, bytesOf(0, Array(64).fill(step))),
    segment(0xc0, bytesOf(8, be(height, 2), be(width, 2), sampling.length, components)),
    table(0, lightFirst),
    table(16, lightRest),
    ...(restart > 0 ? [segment(0xdd, bytesOf(be(restart, 2)))] : []),
    ...scans,
    bytesOf(0xff, 0xd9),
  )
}

const first = encoding(lightFirst)
const rest = encoding(lightRest)

function scanOf(
  width: number,
  height: number,
  parts: number[],
  { sampling, sample }: PlanesOptions,
  step: number,
  restart: number,
): Uint8Array {
  const most = [0, 1].map((side) => Math.max(...sampling.map((own) => own[side] ?? 1)))
  const [across = 1, down = 1] = most
  const [alone] = parts
  const own = parts.length === 1 ? sampling[alone ?? 0] : undefined
  const columns = own ? Math.ceil(Math.ceil((width * own[0]) / across) / 8) : Math.ceil(width / (8 * across))
  const rows = own ? Math.ceil(Math.ceil((height * own[1]) / down) / 8) : Math.ceil(height / (8 * down))
  const pieces: Uint8Array[] = []
  let out = new BitWriter(4096)
  let before = sampling.map(() => 0)
  for (let unit = 0; unit < columns * rows; unit++) {
    if (restart > 0 && unit > 0 && unit % restart === 0) {
      out.finish()
      pieces.push(out.written, bytesOf(0xff, 0xd0 + ((unit / restart - 1) % 8)))
      out = new BitWriter(4096)
      before = sampling.map(() => 0)
    }
    for (const part of parts) {
      const [wide, tall] = own ? [1, 1] : (sampling[part] ?? [1, 1])
      for (let block = 0; block < wide * tall; block++) {
        const x = (unit % columns) * wide + (block % wide)
        const y = Math.floor(unit / columns) * tall + Math.floor(block / wide)
        const levels = levelsOf((column, row) => sample(part, x * 8 + column, y * 8 + row), step)
        writeLevels(out, levels, before[part] ?? 0)
        before[part] = levels[0] ?? 0
      }
    }
  }
  out.finish()
  return joined(...pieces, out.written)
}

function levelsOf(sample: (column: number, row: number) => number, step: number): number[] {
  const block = new Float64Array(64)
  const samples = Uint8ClampedArray.from({ length: 64 }, (_, i) => sample(i % 8, i >> 3))
  toFrequencies(samples, 0, 8, block)
  return Array.from(zigzag, (place) => Math.round((block[place] ?? 0) / (step * scaleOf(place))))
}

function writeLevels(out: BitWriter, levels: number[], before: number): void {
  put(out, first, 0, (levels[0] ?? 0) - before)
  let zeros = 0
  for (const level of levels.slice(1)) {
    if (level === 0) zeros += 1
    else {
      for (; zeros > 15; zeros -= 16) put(out, rest, 0xf0, 0)
      put(out, rest, zeros * 16, level)
      zeros = 0
    }
  }
  if (zeros > 0) put(out, rest, 0, 0)
}

function put(out: BitWriter, table: Int32Array, zeros: number, value: number): void {
  const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
  const code = table[zeros + size] ?? 0
  out.put(code >> 5, code & 31)
  if (size > 0) out.put(value < 0 ? value + 2 ** size - 1 : value, size)
}
