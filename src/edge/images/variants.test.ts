import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Use, uses } from '#edge/files/uses.ts'
import { runs } from '#test/runs.ts'
import { bytesOf, joined } from '../../../test/images/bytes.ts'
import { gif } from '../../../test/images/gif.ts'
import { exif, jpeg } from '../../../test/images/jpeg.ts'
import { blackPng, type Colour, deflate, png, pngChunk } from '../../../test/images/png.ts'
import { extendedWebp, plain, webp, webpChunk } from '../../../test/images/webp.ts'
import { barePng } from './bare.ts'
import { fitInto } from './fit.ts'
import { readHeader } from './header.ts'
import { loadPhoton } from './photon.ts'
import type { Pixels } from './pixels.ts'
import { makeVariants } from './variants.ts'

/** A busy machine takes seconds to serve the module the first time. */
beforeAll(async () => void (await loadPhoton()), 60_000)

const red: Colour = [220, 20, 20]
const blue: Colour = [20, 20, 220]
const green: Colour = [20, 200, 20]
const white: Colour = [255, 255, 255]

/** Red and blue above, green and white below, each a quarter. */
const quarters = (x: number, y: number, half: number) => (y < half ? (x < half ? red : blue) : x < half ? green : white)

describe('the variants of a picture', () => {
  it('fit their frames, and are never larger than their source', async () => {
    const made = await variantsOf(await png(300, 100, () => red), uses.logo)
    expect(made.map(({ name, width, height }) => [name, width, height])).toEqual([
      ['rail', 56, 19],
      ['head', 300, 100],
      ['paper', 300, 100],
    ])
    for (const { bytes, kind, width, height } of made) expect(readHeader(bytes)).toMatchObject({ kind, width, height })
  })

  it('fill their frames when they must, from the middle of the picture', async () => {
    const sides = await png(300, 100, (x) => (x < 100 ? red : x < 200 ? green : blue))
    const [row] = await variantsOf(sides, uses.portrait)
    const pixels = await pixelsOf(row?.bytes)
    expect([pixels.width, pixels.height]).toEqual([72, 72])
    for (const [x, y] of [
      [2, 2],
      [70, 70],
      [36, 36],
    ])
      expectColour(pixels, x ?? 0, y ?? 0, green)
  })

  it('stand upright, whichever way the camera was held', async () => {
    const upright = uses.logo.variants.slice(0, 1)
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const held = jpeg(64, 64, (x, y) => quarters(...stored(x, y, orientation), 4), { orientation })
      const [rail] = await variantsOf(held, { ...uses.logo, variants: upright })
      const pixels = await pixelsOf(rail?.bytes)
      for (const [x, y] of [
        [10, 10],
        [46, 10],
        [10, 46],
        [46, 46],
      ] as const) {
        expectColour(pixels, x, y, quarters(x, y, 28))
      }
    }
  })

  it('lie in the frame on the side they are seen from', async () => {
    const [, head] = await variantsOf(
      jpeg(960, 480, () => red, { orientation: 6 }),
      uses.logo,
    )
    expect([head?.width, head?.height]).toEqual([56, 112])
  })

  it('keep the transparency of a drawing, without a dark edge', async () => {
    const logo = await png(112, 112, (x) => (x % 16 < 9 ? [220, 20, 20, 255] : [0, 0, 0, 0]))
    const [rail] = await variantsOf(logo, uses.logo)
    const pixels = await pixelsOf(rail?.bytes)
    const edge = pixels.data.subarray(4 * 4, 4 * 4 + 4)
    expect([...edge]).toEqual([220, 20, 20, 128])
    expect(rail?.kind).toBe('png')
  })

  it('lay the transparency of a photo on white', async () => {
    const [card] = await variantsOf(webp(200, 200, [0, 0, 0, 0]), uses.portrait)
    expect(card?.kind).toBe('jpeg')
    expectColour(await pixelsOf(card?.bytes), 30, 30, white)
  })

  it('carry nothing of the metadata of their source', async () => {
    const secret = joined(exif(6), bytesOf('48.8566 N 2.3522 E'))
    const sources = [
      jpeg(64, 64, () => red, { extras: [bytesOf(0xff, 0xe1, 0, secret.length + 2, secret)] }),
      await png(64, 64, () => red, [pngChunk('eXIf', secret.subarray(6))]),
      extendedWebp(64, 64, webpChunk('VP8L', plain(64, 64, red)), [webpChunk('EXIF', secret)]),
    ]
    for (const use of [uses.logo, uses.portrait]) {
      for (const source of sources) {
        for (const { bytes } of await variantsOf(source, use)) {
          expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/48\.8566|Exif|eXIf/)
        }
      }
    }
  })

  it('keep the average colour of what they show', async () => {
    const one = fc.integer({ min: 0, max: 255 })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 57, max: 90 }),
        fc.array(one, { minLength: 9, maxLength: 9 }),
        async (side, raw) => {
          const source = await png(side, side, (x, y) => [raw[x % 9] ?? 0, raw[y % 9] ?? 0, 77])
          const [rail] = await variantsOf(source, uses.logo)
          const [before, after] = [average(await pixelsOf(source)), average(await pixelsOf(rail?.bytes))]
          for (const [i, value] of before.entries()) expect(Math.abs(value - (after[i] ?? -9))).toBeLessThan(1)
        },
      ),
      { numRuns: runs(25) },
    )
  })
})

describe('a frame', () => {
  const side = fc.integer({ min: 1, max: 70_000 })
  const box = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) })

  it('is never larger than what goes in it, nor empty, nor outside', () => {
    fc.assert(
      fc.property(side, side, box, fc.constantFrom('contain', 'cover'), (width, height, frame, how) => {
        const { crop, ...size } = fitInto({ width, height }, frame, how)
        expect(Math.min(size.width, size.height, crop.width, crop.height)).toBeGreaterThanOrEqual(1)
        expect(size.width <= Math.min(crop.width, frame.width)).toBe(true)
        expect(size.height <= Math.min(crop.height, frame.height)).toBe(true)
        expect(crop.x >= 0 && crop.x + crop.width <= width && crop.y >= 0 && crop.y + crop.height <= height).toBe(true)
      }),
    )
  })
})

describe('a picture that cannot be one', () => {
  it('is refused before it is decoded when it has too many pixels, in one frame or in all', async () => {
    const use: Use = { ...uses.logo, kinds: ['png', 'jpeg', 'webp', 'gif'] }
    const wide = jpeg(16, 16, () => red)
    wide.set([0x2e, 0xe0, 0x2e, 0xe0], wide.indexOf(0xc0) + 4)
    for (const bytes of [webp(16_384, 16_384, red), wide, gif(200, 200, 101), await blackPng(4000, 1001)]) {
      expect(await makeVariants(bytes, use)).toEqual({ ok: false, refusal: 'too_many_pixels' })
    }
  })

  it('is refused when its kind is not one of the use', async () => {
    expect(await makeVariants(gif(9, 9), uses.logo)).toEqual({ ok: false, refusal: 'wrong_kind' })
  })

  it('is refused as unreadable when its pixels are cut, and the next one is made all the same', async () => {
    const whole = await png(200, 200, (x, y) => [x, y, (x * y) % 256])
    const photo = jpeg(200, 200, (x, y) => [x * 9, y * 9, 9])
    for (let round = 0; round < 5; round++) {
      for (const bytes of [
        whole.subarray(0, 2000),
        photo.subarray(0, 400),
        whole.subarray(0, 20),
        new Uint8Array(90),
      ]) {
        expect(await makeVariants(bytes, uses.logo)).toEqual({ ok: false, refusal: 'unreadable' })
      }
    }
    expect((await variantsOf(whole, uses.logo)).length).toBe(3)
  })

  it('is refused when a scan is repeated a thousand times', async () => {
    expect(
      (
        await variantsOf(
          jpeg(64, 64, () => red, { progressive: true, idleScans: 9 }),
          uses.logo,
        )
      ).length,
    ).toBe(3)
    const slow = jpeg(64, 64, () => red, { progressive: true, idleScans: 1000 })
    expect(await makeVariants(slow, uses.logo)).toEqual({ ok: false, refusal: 'unreadable' })
  })

  it('leaves behind the colour profile that a decoder would unpack', async () => {
    const profile = joined(bytesOf('bomb\0\0'), await deflate(new Uint8Array(30_000_000)))
    const bomb = await png(64, 64, () => red, [pngChunk('iCCP', profile)])
    expect(bomb.length).toBeGreaterThan(20_000)
    expect((await barePng(bomb)).length).toBeLessThan(1000)
    expect((await variantsOf(bomb, uses.logo)).length).toBe(3)
  })
})

async function variantsOf(bytes: Uint8Array, use: Use) {
  const made = await makeVariants(bytes, use)
  return made.ok ? made.variants : expect.unreachable(made.refusal)
}

async function pixelsOf(bytes: Uint8Array = new Uint8Array()): Promise<Pixels> {
  const photon = await loadPhoton()
  const pixels = photon.look(bytes, (lent) => ({ ...lent, data: lent.data.slice() }))
  return pixels ?? expect.unreachable('the variant cannot be decoded')
}

function expectColour({ width, data }: Pixels, x: number, y: number, colour: Colour): void {
  const found = data.subarray((y * width + x) * 4)
  for (const [i, value] of colour.slice(0, 3).entries())
    expect(Math.abs((found[i] ?? -99) - (value ?? 0))).toBeLessThan(12)
}

function average({ data }: Pixels): number[] {
  return [0, 1, 2].map((colour) => {
    let sum = 0
    for (let i = colour; i < data.length; i += 4) sum += data[i] ?? 0
    return (sum * 4) / data.length
  })
}

/** Which of the upright blocks, eight by eight of them, a camera held so stores at (x, y). */
function stored(x: number, y: number, orientation: number): [number, number] {
  const far = 7
  const seen: [number, number][] = [
    [x, y],
    [far - x, y],
    [far - x, far - y],
    [x, far - y],
    [y, x],
    [far - y, x],
    [far - y, far - x],
    [y, far - x],
  ]
  return seen[orientation - 1] ?? [x, y]
}
