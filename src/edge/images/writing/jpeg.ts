import { zigzag } from '#edge/images/jpeg/order.ts'
import type { Photo } from '#edge/images/photo.ts'
import type { Plane } from '#edge/images/plane.ts'
import { BitWriter } from './bits.ts'
import { scaleOf, toFrequencies } from './forward.ts'
import {
  type Codes,
  colourFirst,
  colourRest,
  colourSteps,
  encoding,
  lightFirst,
  lightRest,
  lightSteps,
  stepsAt,
} from './tables.ts'

/** A baseline JPEG with nothing in it but the picture; its colours keep the size they have. */
export function writeJpeg({ light, blue, red }: Photo, quality: number): Uint8Array {
  const shared = blue.width < light.width || blue.height < light.height ? 2 : 1
  const steps = { light: stepsAt(quality, lightSteps), colour: stepsAt(quality, colourSteps) }
  const out = new BitWriter(1024 + light.samples.length / 2)
  writeHead(out, light, shared, steps)

  const parts = {
    light: { ...codesOf(lightFirst, lightRest), ...partOf(light, steps.light) },
    blue: { ...codesOf(colourFirst, colourRest), ...partOf(blue, steps.colour) },
    red: { ...codesOf(colourFirst, colourRest), ...partOf(red, steps.colour) },
  }
  const block = new Float64Array(64)
  for (let y = 0; y < light.height; y += 8 * shared) {
    for (let x = 0; x < light.width; x += 8 * shared) {
      for (let i = 0; i < shared * shared; i++) writeBlock(out, parts.light, x + (i % 2) * 8, y + (i >> 1) * 8, block)
      writeBlock(out, parts.blue, x / shared, y / shared, block)
      writeBlock(out, parts.red, x / shared, y / shared, block)
    }
  }
  out.finish()
  out.putBytes([0xff, 0xd9])
  return out.written
}

type Part = ReturnType<typeof partOf> & ReturnType<typeof codesOf>

function partOf(plane: Plane, steps: readonly number[]) {
  const shares = Float64Array.from(steps, (step, i) => 1 / (step * scaleOf(zigzag[i] ?? 0)))
  return { ...plane, shares, before: 0 }
}

function codesOf(first: Codes, rest: Codes) {
  return { first: encoding(first), rest: encoding(rest) }
}

function writeBlock(out: BitWriter, part: Part, x: number, y: number, block: Float64Array): void {
  const { samples, width, height, shares, first, rest } = part
  if (x + 8 <= width && y + 8 <= height) toFrequencies(samples, y * width + x, width, block)
  else toFrequencies(edgeOf(part, x, y), 0, 8, block)

  const early = toSteps(block, shares, 0)
  const late = toSteps(block, shares, 32)
  const value = levels[0] ?? 0
  writeNumber(out, first, 0, value - part.before)
  part.before = value
  const zeros = writeLevels(out, rest, 0, early & 0x7fffffff, -1)
  if (writeLevels(out, rest, 32, late, zeros) > 0) writeNumber(out, rest, 0, 0)
}

/** The block in steps, in the order of the format. */
const levels = new Int32Array(64)

/** Half of it; answers which of them are not zero, a bit each from the highest. */
function toSteps(block: Float64Array, shares: Float64Array, from: number): number {
  const order = zigzag
  let set = 0
  for (let i = from; i < from + 32; i++) {
    const level = rounded((block[order[i] ?? 0] ?? 0) * (shares[i] ?? 0))
    levels[i] = level
    set = (set << 1) | ((level | -level) >>> 31)
  }
  return set
}

/** From each that is not zero to the next; `before` zeros were met so far, and the answer is how many are left. */
function writeLevels(out: BitWriter, rest: Int32Array, from: number, set: number, before: number): number {
  let zeros = before
  let at = from
  for (let left = set; left !== 0; left <<= 1) {
    const skipped = Math.clz32(left)
    left <<= skipped
    at += skipped
    for (zeros += skipped; zeros > 15; zeros -= 16) writeNumber(out, rest, 0xf0, 0)
    writeNumber(out, rest, zeros << 4, levels[at] ?? 0)
    zeros = 0
    at += 1
  }
  return zeros + from + 32 - at
}

const edge = new Uint8ClampedArray(64)

/** Past the edges, the samples of the edge again. */
function edgeOf({ samples, width, height }: Part, x: number, y: number): Uint8ClampedArray {
  for (let row = 0, to = 0; row < 8; row++) {
    const start = Math.min(y + row, height - 1) * width
    for (let column = 0; column < 8; column++, to++) edge[to] = samples[start + Math.min(x + column, width - 1)] ?? 0
  }
  return edge
}

function rounded(value: number): number {
  return ((value + 32768.5) | 0) - 32768
}

/** The code of how many bits it has, then its bits; those of a negative number count up from the lowest. */
function writeNumber(out: BitWriter, table: Int32Array, zeros: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value))
  const code = table[zeros | size] ?? 0
  const bits = (value < 0 ? value - 1 : value) & ((1 << size) - 1)
  const length = code & 31
  if (length + size <= 16) {
    out.put(((code >> 5) << size) | bits, length + size)
  } else {
    out.put(code >> 5, length)
    out.put(bits, size)
  }
}

type Steps = { light: readonly number[]; colour: readonly number[] }

function writeHead(out: BitWriter, { width, height }: Plane, shared: number, { light, colour }: Steps): void {
  const segment = (marker: number, ...data: number[]) =>
    out.putBytes([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data])
  out.putBytes([0xff, 0xd8])
  segment(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0)
  segment(0xdb, 0, ...light, 1, ...colour)
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff]
  segment(0xc0, 8, ...size, 3, 1, shared * 0x11, 0, 2, 0x11, 1, 3, 0x11, 1)
  const tables = { 0: lightFirst, 16: lightRest, 1: colourFirst, 17: colourRest }
  for (const [place, { counts, symbols }] of Object.entries(tables)) segment(0xc4, Number(place), ...counts, ...symbols)
  segment(0xda, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0)
}
