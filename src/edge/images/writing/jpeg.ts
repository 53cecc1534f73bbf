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
  load(part, x, y, block)
  toFrequencies(block)
  const { shares, first, rest } = part
  const value = rounded((block[0] ?? 0) * (shares[0] ?? 0))
  writeNumber(out, first, 0, value - part.before)
  part.before = value

  let zeros = 0
  for (let i = 1; i < 64; i++) {
    const level = rounded((block[zigzag[i] ?? 0] ?? 0) * (shares[i] ?? 0))
    if (level === 0) {
      zeros += 1
      continue
    }
    for (; zeros > 15; zeros -= 16) writeNumber(out, rest, 0xf0, 0)
    writeNumber(out, rest, zeros << 4, level)
    zeros = 0
  }
  if (zeros > 0) writeNumber(out, rest, 0, 0)
}

/** Past the edges, the samples of the edge again. */
function load({ samples, width, height }: Part, x: number, y: number, block: Float64Array): void {
  for (let row = 0, to = 0; row < 8; row++, to += 8) {
    const start = Math.min(y + row, height - 1) * width
    if (x + 8 <= width) for (let i = 0; i < 8; i++) block[to + i] = (samples[start + x + i] ?? 0) - 128
    else for (let i = 0; i < 8; i++) block[to + i] = (samples[start + Math.min(x + i, width - 1)] ?? 0) - 128
  }
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
