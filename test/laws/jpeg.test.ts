import * as fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type modelOf, photoBy } from '#edge/images/jpeg/colours.ts'
import { decodeJpeg } from '#edge/images/jpeg/decode.ts'
import type { Frame } from '#edge/images/jpeg/frame.ts'
import { type Points, sizeAt } from '#edge/images/jpeg/part.ts'
import { emptyPlane, type Plane } from '#edge/images/plane.ts'
import { writeJpeg } from '#edge/images/writing/jpeg.ts'
import { jpegOfPlanes } from '#test/images/jpeg-planes.ts'
import { report } from '#test/report.ts'
import { runs } from '#test/runs.ts'

const side = fc.integer({ min: 1, max: 70 })
const sampling = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }))
const seed = fc.nat({ max: 1000 })

describe('our JPEG decoder', () => {
  it('sees what libjpeg sees, whatever the sampling, the restarts and the scans', async () => {
    let furthest = 0
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(side, side, seed),
        fc.constantFrom(1, 3),
        fc.tuple(sampling, fc.nat({ max: 9 }), fc.boolean()),
        async ([width, height, from], count, [light, restart, apart]) => {
          const colours = Array.from({ length: count - 1 }, (): [number, number] => [1, 1])
          const sample = (i: number, x: number, y: number) => (i === 0 ? waves(from, x, y) : 100 + ((from * i) % 50))
          const bytes = jpegOfPlanes(width, height, { sampling: [light, ...colours], sample, restart, apart })
          const seen = await rgbOf(bytes)
          const { planes } = decoded(bytes, 8)
          const ours = rgbFrom(planes, width)
          furthest = Math.max(furthest, distance(seen, ours))
        },
      ),
      { numRuns: runs(150) },
    )
    expect(furthest).toBeLessThanOrEqual(3)
    report('JPEG beside libjpeg', `never further than ${furthest} of 255`)
  })

  it('sees what libjpeg sees in what comes finer and finer', async () => {
    let furthest = 0
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        seed,
        fc.boolean(),
        fc.integer({ min: 40, max: 100 }),
        async (w, h, from, grey, quality) => {
          const raw = Buffer.from(
            Array.from({ length: w * h * 3 }, (_, i) => waves(from, Math.floor(i / 3) % w, Math.floor(i / 3 / w))),
          )
          const drawn = sharp(raw, { raw: { width: w, height: h, channels: 3 } })
          const bytes = await (grey ? drawn.toColourspace('b-w') : drawn)
            .jpeg({ quality, progressive: true, chromaSubsampling: from % 2 ? '4:4:4' : '4:2:0' })
            .toBuffer()
          furthest = Math.max(furthest, distance(await rgbOf(bytes), rgbFrom(decoded(bytes, 8).planes, w)))
        },
      ),
      { numRuns: runs(100) },
    )
    expect(furthest).toBeLessThanOrEqual(3)
  })

  it('keeps the average of each block at every scale', () => {
    fc.assert(
      fc.property(side, side, seed, sampling, fc.boolean(), (width, height, from, light, apart) => {
        const sample = (_: number, x: number, y: number) => waves(from, x, y)
        const bytes = jpegOfPlanes(width, height, { sampling: [light, [1, 1], [1, 1]], sample, apart })
        const whole = decoded(bytes, 8).planes
        for (const points of [1, 2, 4] as const) {
          for (const [i, plane] of decoded(bytes, points).planes.entries()) {
            for (const [x, y] of wholeBlocks(whole[i])) {
              const before = average(whole[i], x * 8, y * 8, 8)
              expect(Math.abs(before - average(plane, x * points, y * points, points))).toBeLessThanOrEqual(1)
            }
          }
        }
      }),
      { numRuns: runs(60) },
    )
  })

  it('understands the inks of a printer', async () => {
    for (const space of ['cmyk', 'srgb'] as const) {
      const bytes = await sharp({
        create: { width: 40, height: 30, channels: 3, background: { r: 200, g: 60, b: 40 } },
      })
        .toColourspace(space)
        .jpeg({ quality: 95 })
        .toBuffer()
      const { planes, model } = decoded(bytes, 8)
      const [red = 0, green = 0, blue = 0] = rgbFrom(photoPlanes(planes, model), 40)
      expect(red > 150 && green < 110 && blue < 100, `${model} ${red} ${green} ${blue}`).toBe(true)
    }
    const named = jpegOfPlanes(16, 16, {
      sampling: [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      sample: (i) => [210, 50, 20][i] ?? 0,
      ids: [82, 71, 66],
    })
    const { planes, model } = decoded(named, 8)
    expect([...rgbFrom(photoPlanes(planes, model), 16).slice(0, 3)].map((value) => Math.round(value / 10))).toEqual([
      21, 5, 2,
    ])
  })

  it('returns or refuses, whatever is changed in a JPEG', async () => {
    const seeds = await differentJpegs()
    const change = fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.nat({ max: 255 }))
    let [read, refused] = [0, 0]
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(change, { maxLength: 6 }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.constantFrom(1, 2, 4, 8),
        (bytes, changes, kept, points) => {
          const copy = bytes.slice(0, Math.ceil(bytes.length * kept))
          for (const [at, value] of changes) copy[Math.floor(at * copy.length)] = value
          if (tried(copy, points as Points)) refused += 1
          else read += 1
        },
      ),
      { numRuns: runs(1500) },
    )
    expect(refused).toBeGreaterThan(0)
    report('damaged JPEGs', `${read} read all the same, ${refused} refused, none worse`)
  })

  it('refuses a picture cut anywhere', async () => {
    for (const bytes of await differentJpegs()) {
      for (let length = 0; length < bytes.length - 4; length += 7)
        expect(tried(bytes.slice(0, length), 4)).toBe('unreadable')
    }
  })
})

describe('our JPEG writer', () => {
  it('is read by libjpeg as it is meant', async () => {
    await fc.assert(
      fc.asyncProperty(side, side, seed, fc.boolean(), async (width, height, from, shared) => {
        const light = planeOf(width, height, (x, y) => waves(from, x, y))
        const [across, down] = shared ? [Math.ceil(width / 2), Math.ceil(height / 2)] : [width, height]
        const [blue, red] = [planeOf(across, down, () => 120), planeOf(across, down, () => 140)]
        const written = writeJpeg({ light, blue, red }, 95)
        const expected = rgbFrom([light, planeOf(width, height, () => 120), planeOf(width, height, () => 140)], width)
        expect(distance(await rgbOf(written), expected)).toBeLessThanOrEqual(16)
        expect((await sharp(written).metadata()).chromaSubsampling).toBe(
          shared && width * height > 1 ? '4:2:0' : '4:4:4',
        )
      }),
      { numRuns: runs(60) },
    )
  })
})

/** Smooth, as photos are, and far from black and white, where programs round differently. */
function waves(seed: number, x: number, y: number): number {
  return Math.round(128 + 40 * Math.sin(x / (3 + (seed % 7)) + seed) * Math.cos(y / (2 + (seed % 5))))
}

function decoded(bytes: Uint8Array, points: Points) {
  const planes: Plane[] = []
  let found: Frame | null = null
  let model = ''
  const refusal = decodeJpeg(bytes, (frame, colours) => {
    found = frame
    model = colours
    return frame.components.map((component) => {
      const { width, height } = sizeAt(component, points)
      const plane = emptyPlane(width, height)
      planes.push(plane)
      return { points, sink: (row, y) => plane.samples.set(row, y * width) }
    })
  })
  if (refusal || !found) return expect.unreachable(`refused: ${refusal}`)
  return { planes, model: model as ReturnType<typeof modelOf> }
}

function tried(bytes: Uint8Array, points: Points) {
  return decodeJpeg(bytes, (frame) => frame.components.map(() => ({ points, sink: () => undefined })))
}

function photoPlanes(planes: Plane[], model: ReturnType<typeof modelOf>): Plane[] {
  const { light, blue, red } = photoBy[model](planes)
  return [light, blue, red]
}

async function rgbOf(bytes: Uint8Array): Promise<Uint8Array> {
  return sharp(bytes).toColourspace('srgb').raw().toBuffer()
}

/** Each pixel takes the colour nearest to it; a grey picture has none. */
function rgbFrom([light, blue, red]: Plane[], width: number): Uint8ClampedArray {
  const height = light?.height ?? 0
  const pixels = new Uint8ClampedArray(width * height * 3)
  const colour = (plane: Plane | undefined, x: number, y: number) => {
    if (!plane) return 0
    const [column, row] = [Math.floor((x * plane.width) / width), Math.floor((y * plane.height) / height)]
    return (plane.samples[row * plane.width + column] ?? 0) - 128
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const own = (light?.width ?? 0) === width ? (light?.samples[y * width + x] ?? 0) : 128 + colour(light, x, y)
      const [toBlue, toRed] = [colour(blue, x, y), colour(red, x, y)]
      pixels.set(
        [own + 1.402 * toRed, own - 0.344136 * toBlue - 0.714136 * toRed, own + 1.772 * toBlue],
        (y * width + x) * 3,
      )
    }
  }
  return pixels
}

function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length)
  let furthest = 0
  for (let i = 0; i < one.length; i++) furthest = Math.max(furthest, Math.abs((one[i] ?? 0) - (other[i] ?? 0)))
  return furthest
}

function planeOf(width: number, height: number, sample: (x: number, y: number) => number): Plane {
  const samples = Uint8ClampedArray.from({ length: width * height }, (_, i) => sample(i % width, Math.floor(i / width)))
  return { width, height, samples }
}

function wholeBlocks({ width, height }: Plane = emptyPlane(0, 0)): [number, number][] {
  const [columns, rows] = [Math.floor(width / 8), Math.floor(height / 8)]
  return Array.from({ length: columns * rows }, (_, i) => [i % columns, Math.floor(i / columns)])
}

function average(plane: Plane | undefined, x: number, y: number, size: number): number {
  let sum = 0
  for (let row = y; row < y + size; row++) {
    for (let column = x; column < x + size; column++) sum += plane?.samples[row * plane.width + column] ?? 0
  }
  return sum / size / size
}

async function differentJpegs(): Promise<Uint8Array[]> {
  const noise = Buffer.from(Array.from({ length: 48 * 40 * 3 }, (_, i) => (i * i * 31 + i * 7) % 256))
  const drawn = () => sharp(noise, { raw: { width: 48, height: 40, channels: 3 } })
  const sample = (_: number, x: number, y: number) => (x * 37 + y * 91 + x * y) % 256
  return [
    new Uint8Array(await drawn().jpeg().toBuffer()),
    new Uint8Array(await drawn().jpeg({ progressive: true }).toBuffer()),
    new Uint8Array(await drawn().jpeg({ progressive: true, chromaSubsampling: '4:4:4', quality: 95 }).toBuffer()),
    jpegOfPlanes(48, 40, {
      sampling: [
        [2, 1],
        [1, 1],
        [1, 1],
      ],
      sample,
      restart: 2,
    }),
    jpegOfPlanes(48, 40, {
      sampling: [
        [2, 2],
        [1, 1],
        [1, 1],
      ],
      sample,
      apart: true,
      restart: 3,
    }),
  ]
}
