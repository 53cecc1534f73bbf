import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#test/runs.ts'
import { be, bytesOf, joined } from '../../../test/images/bytes.ts'
import { gif } from '../../../test/images/gif.ts'
import { exif, frame, jpeg, segment } from '../../../test/images/jpeg.ts'
import { png, pngChunk, pngHead, pngOf } from '../../../test/images/png.ts'
import { animatedWebp, extendedWebp, lossyHead, plain, webp, webpChunk } from '../../../test/images/webp.ts'
import { pixelsOf, readHeader } from './header.ts'

const grey = () => [90, 90, 90] as const

describe('what a header says', () => {
  it('reads the size of each kind', async () => {
    expect(readHeader(await png(31, 7, grey))).toMatchObject({ kind: 'png', width: 31, height: 7, frames: 1 })
    expect(readHeader(jpeg(31, 7, grey))).toMatchObject({ kind: 'jpeg', width: 31, height: 7, frames: 1 })
    expect(readHeader(webp(31, 7, [1, 2, 3]))).toMatchObject({ kind: 'webp', width: 31, height: 7, frames: 1 })
    expect(readHeader(lossyHead(31, 7))).toMatchObject({ kind: 'webp', width: 31, height: 7 })
    expect(readHeader(gif(31, 7))).toMatchObject({ kind: 'gif', width: 31, height: 7, frames: 1 })
  })

  it('reads every coding of JPEG, past segments of any length', () => {
    for (const marker of [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]) {
      const start = bytesOf(0xff, 0xd8, 0xff, 0xff)
      const bytes = joined(start, segment(0xee, new Uint8Array(60_000)), frame(640, 480, marker), scanOnly)
      expect(readHeader(bytes)).toMatchObject({ width: 640, height: 480 })
    }
  })

  it('reads the eight orientations, wherever a format keeps them', async () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(readHeader(jpeg(8, 8, grey, { orientation }))).toMatchObject({ orientation })
      const little = jpeg(8, 8, grey, { extras: [segment(0xe1, exif(orientation, 'II'))] })
      expect(readHeader(little)).toMatchObject({ orientation })
      const block = exif(orientation).subarray(6)
      expect(readHeader(await png(2, 2, grey, [pngChunk('eXIf', block)]))).toMatchObject({ orientation })
      const inner = webpChunk('VP8L', plain(5, 5, [1, 1, 1]))
      expect(readHeader(extendedWebp(5, 5, inner, [webpChunk('EXIF', block)]))).toMatchObject({ orientation })
    }
    expect(readHeader(jpeg(8, 8, grey, { extras: [segment(0xe1, exif(77))] }))).toMatchObject({ orientation: 1 })
  })

  it('counts the frames of what moves, and the pixels of all of them', async () => {
    expect(readHeader(gif(4, 4, 12))).toMatchObject({ frames: 12 })
    expect(readHeader(animatedWebp(300, 200, 5))).toMatchObject({ frames: 5, width: 300 })
    const moving = await png(2, 2, grey, [pngChunk('acTL', bytesOf(be(40, 4), be(0, 4)))])
    expect(readHeader(moving)).toMatchObject({ frames: 40 })
    expect(pixelsOf({ kind: 'gif', width: 4, height: 5, frames: 6, orientation: 1 })).toBe(120)
    expect(pixelsOf({ kind: 'jpeg', width: 12_000, height: 9000, frames: 1, orientation: 1 })).toBe(3_600_000)
  })

  it('knows the longest sides', () => {
    expect(readHeader(jpeg(1, 65_535, grey))).toMatchObject({ width: 1, height: 65_535 })
    expect(readHeader(webp(16_383, 16_384, [0, 0, 0]))).toMatchObject({ width: 16_383, height: 16_384 })
    const tall = pngOf(pngHead(1, 65_535, 8, 6), pngChunk('IDAT', new Uint8Array(4)))
    expect(readHeader(tall)).toMatchObject({ width: 1, height: 65_535 })
  })
})

describe('what a header hides', () => {
  it('is not sure of a side of zero', () => {
    const data = pngChunk('IDAT', new Uint8Array(4))
    for (const bytes of [
      pngOf(pngHead(0, 5, 8, 6), data),
      pngOf(pngHead(5, 0, 8, 6), data),
      joined(bytesOf(0xff, 0xd8), frame(0, 9), scanOnly),
      joined(bytesOf(0xff, 0xd8), frame(9, 0), scanOnly),
      lossyHead(0, 3),
      gif(0, 0),
    ]) {
      expect(readHeader(bytes)).toBeNull()
    }
  })

  it('is not sure of a picture that gives itself two sizes', () => {
    const small = frame(8, 8)
    expect(readHeader(joined(bytesOf(0xff, 0xd8), small, frame(9000, 9000), scanOnly))).toBeNull()
    expect(readHeader(extendedWebp(8, 8, webpChunk('VP8L', plain(9000, 9000, [0, 0, 0]))))).toBeNull()
    expect(readHeader(gif(8, 8, 1, { width: 90, height: 90 }))).toBeNull()
    const twice = pngOf(pngHead(8, 8, 8, 6), pngHead(9000, 9000, 8, 6), pngChunk('IDAT', new Uint8Array(4)))
    expect(readHeader(twice)).toBeNull()
  })

  it('is not sure of lengths that lie', () => {
    const beyond = pngChunk('iTXt', new Uint8Array(9), 0xffffffff)
    expect(readHeader(pngOf(pngHead(8, 8, 8, 6), beyond, pngChunk('IDAT', new Uint8Array(4))))).toBeNull()
    expect(readHeader(joined(bytesOf(0xff, 0xd8, 0xff, 0xe0, 0, 0), frame(8, 8), scanOnly))).toBeNull()
    expect(readHeader(joined(bytesOf(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff), frame(8, 8), scanOnly))).toBeNull()
  })

  it('is not sure of a head cut anywhere', async () => {
    const whole = await png(9, 9, grey)
    for (let length = 0; length < 40; length++) expect(readHeader(whole.subarray(0, length))).toBeNull()
    const photo = jpeg(16, 16, grey, { orientation: 6 })
    const start = photo.findIndex((byte, i) => byte === 0xff && photo[i + 1] === 0xda)
    for (let length = 0; length < start; length++) expect(readHeader(photo.subarray(0, length))).toBeNull()
  })

  it('answers whatever the bytes, with whole sizes or with nothing', async () => {
    const seeds = [
      await png(9, 9, grey, [pngChunk('eXIf', exif(6).subarray(6))]),
      jpeg(20, 9, grey, { orientation: 3 }),
      animatedWebp(9, 9, 3),
      extendedWebp(5, 5, webpChunk('VP8L', plain(5, 5, [1, 1, 1])), [webpChunk('EXIF', exif(2))]),
      gif(9, 9, 3),
    ]
    const change = fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 0, max: 255 }))
    const broken = fc
      .tuple(fc.constantFrom(...seeds), fc.array(change, { maxLength: 12 }), fc.nat({ max: 600 }))
      .map(([seed, changes, length]) => mutated(seed, changes).subarray(0, length))
    const random = fc.uint8Array({ maxLength: 300 })
    const started = fc
      .tuple(fc.constantFrom(...seeds), random)
      .map(([seed, tail]) => joined(seed.subarray(0, 24), tail))

    fc.assert(
      fc.property(fc.oneof(broken, random, started), (bytes) => {
        const found = readHeader(bytes)
        if (!found) return
        for (const side of [found.width, found.height, found.frames]) {
          expect(Number.isSafeInteger(side) && side > 0).toBe(true)
        }
        expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(found.orientation)
      }),
      { numRuns: runs(3000) },
    )
  })

  it('gives up on ten megabytes of pieces that lead nowhere', () => {
    const size = 10_000_000
    const fill = new Uint8Array(size).fill(0xff)
    fill[1] = 0xd8
    const empty = joined(bytesOf(0x21, 0xfe), new Uint8Array(size).fill(1))
    const endless = joined(gif(2, 2).subarray(0, -1), empty)
    const chunks = pngOf(pngHead(2, 2, 8, 6), new Uint8Array(size))
    for (const bytes of [fill, endless, chunks]) expect(readHeader(bytes)).toBeNull()
  })
})

const scanOnly = segment(0xda, bytesOf(1, 1, 0, 0, 63, 0))

function mutated(bytes: Uint8Array, changes: [number, number][]): Uint8Array {
  const copy = bytes.slice()
  for (const [at, value] of changes) if (at < copy.length) copy[at] = value
  return copy
}
