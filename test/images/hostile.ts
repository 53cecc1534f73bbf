import type { FileRefusal } from '#edge/files/store.ts'
import type { UseName } from '#edge/files/uses.ts'
import { be, bytesOf, joined } from './bytes.ts'
import { gif } from './gif.ts'
import { frame, jpeg, segment } from './jpeg.ts'
import { jpegOfPlanes } from './jpeg-planes.ts'
import { blackPng, deflate, png, pngChunk, pngHead, pngOf } from './png.ts'
import { animatedWebp, extendedWebp, lossyHead, plain, webp, webpChunk } from './webp.ts'
import { zip } from './zip.ts'

/**
 * Refused at the door (`receive`), refused by the workshop (`make`: it looked right until it was decoded), or harmless
 * as it is kept and as it leaves.
 */
export type Hostile = { what: string; name: string; use: UseName; bytes: Uint8Array<ArrayBuffer>; end: End }

export type End = { at: 'receive' | 'make'; refusal: FileRefusal } | 'harmless'

export async function hostileFiles(): Promise<Hostile[]> {
  return [...(await bombs()), ...(await damaged()), ...(await disguised()), ...(await awkward())]
}

const grey = () => [90, 140, 60] as const
const noise = (x: number, y: number) => [(x * 37) % 256, (y * 91) % 256, (x * y) % 256] as const

const door = (refusal: FileRefusal): End => ({ at: 'receive', refusal })
const workshop: End = { at: 'make', refusal: 'unreadable' }

function files(
  use: UseName,
  end: End,
  bytesByWhat: Record<string, Uint8Array<ArrayBuffer>>,
  name = 'logo.png',
): Hostile[] {
  return Object.entries(bytesByWhat).map(([what, bytes]) => ({ what, name, use, bytes, end }))
}

async function bombs(): Promise<Hostile[]> {
  const unpacked = await deflate(new Uint8Array(20_000_000))
  const head = bytesOf('name\0\0')
  return [
    ...files('logo', door('too_many_pixels'), {
      'PNG of 20 000 × 20 000, one bit a pixel': await blackPng(20_000, 20_000),
      'PNG of one column': pngOf(pngHead(1, 0x7fffffff, 8, 6), pngChunk('IDAT', new Uint8Array(9))),
      'WebP of 16 384 × 16 384 in thirty bytes': webp(16_384, 16_384, [0, 0, 0]),
      'lossy WebP of 16 383 × 16 383': lossyHead(16_383, 16_383),
      'JPEG of 65 535 × 65 535': joined(
        bytesOf(0xff, 0xd8),
        frame(65_535, 65_535),
        segment(0xda, bytesOf(1, 1, 0, 0, 63, 0)),
      ),
      'PNG moving for a million frames': await png(9, 9, grey, [pngChunk('acTL', bytesOf(be(1_000_000, 4), be(0, 4)))]),
      'WebP moving for five hundred frames': animatedWebp(200, 200, 500),
    }),
    ...files('logo', door('wrong_kind'), { 'GIF of 10 000 frames': gif(8, 8, 10_000) }, 'logo.gif'),
    ...files('logo', workshop, {
      'JPEG scanned a thousand times': jpeg(800, 800, grey, { progressive: true, idleScans: 1000 }),
    }),
    ...files('logo', workshop, {
      'JPEG of 110 million pixels, cut after the first': enormous(0xc0),
      'JPEG whose restart marks are out of order': restarted(),
      'JPEG whose codes are more than there can be': joined(
        bytesOf(0xff, 0xd8),
        frame(64, 64),
        segment(0xc4, bytesOf(0, Array(16).fill(15), new Uint8Array(240))),
        segment(0xda, bytesOf(3, 1, 0, 2, 0, 3, 0, 0, 63, 0)),
      ),
      'JPEG without the tables it needs': joined(
        bytesOf(0xff, 0xd8),
        frame(64, 64),
        segment(0xda, bytesOf(3, 1, 0, 2, 0, 3, 0, 0, 63, 0)),
        new Uint8Array(900),
      ),
    }),
    ...files(
      'logo',
      { at: 'make', refusal: 'too_many_pixels' },
      { 'progressive JPEG of 110 million pixels in three hundred bytes': enormous(0xc2) },
    ),
    ...files('logo', 'harmless', {
      'PNG whose colour profile unpacks to 20 MB': await png(9, 9, grey, [pngChunk('iCCP', joined(head, unpacked))]),
      'PNG whose text unpacks to 20 MB': await png(9, 9, grey, [pngChunk('zTXt', joined(head, unpacked))]),
      'PNG with more pixels than it says': pngOf(pngHead(9, 9, 8, 6), pngChunk('IDAT', unpacked)),
    }),
    ...files('logo', door('too_big'), {
      'PNG followed by 3 MB of zeros': joined(await png(9, 9, grey), new Uint8Array(3_000_000)),
    }),
  ]
}

/** The pixels of a small picture, under the size of an enormous one. */
function enormous(coding: 0xc0 | 0xc2) {
  const small = jpeg(32, 32, noise, { progressive: coding === 0xc2 })
  return joined(...split(small, coding, frame(11_000, 10_000, coding)))
}

function split(bytes: Uint8Array, marker: number, replacement: Uint8Array): Uint8Array[] {
  const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === marker)
  return [bytes.subarray(0, at), replacement, bytes.subarray(at + replacement.length)]
}

function restarted() {
  const options = {
    sampling: [[1, 1]] as [number, number][],
    sample: (_: number, x: number, y: number) => x + y,
    restart: 2,
  }
  const bytes = jpegOfPlanes(64, 64, options)
  const first = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xd0)
  bytes[first + 1] = 0xd5
  return bytes
}

async function damaged(): Promise<Hostile[]> {
  const drawing = await png(300, 300, noise)
  const photo = jpeg(300, 300, noise)
  return [
    ...files('logo', door('empty'), { nothing: new Uint8Array() }),
    ...files('logo', door('unreadable'), {
      'PNG cut in its head': drawing.slice(0, 24),
      'JPEG cut before its pixels': photo.slice(0, 60),
      'PNG of width zero': pngOf(pngHead(0, 9, 8, 6), pngChunk('IDAT', new Uint8Array(9))),
      'PNG whose chunk says four gigabytes': pngOf(
        pngHead(9, 9, 8, 6),
        pngChunk('iTXt', new Uint8Array(9), 0xffffffff),
      ),
      'JPEG of two sizes': joined(bytesOf(0xff, 0xd8), frame(9, 9), frame(9000, 9000), photo.slice(2)),
      'WebP larger inside than outside': extendedWebp(9, 9, webpChunk('VP8L', plain(9000, 9000, [0, 0, 0]))),
    }),
    ...files('logo', workshop, {
      'PNG cut in its pixels': drawing.slice(0, 9000),
      'PNG of zeros for pixels': pngOf(pngHead(900, 900, 8, 6), pngChunk('IDAT', new Uint8Array(900))),
      'JPEG cut in its pixels': photo.slice(0, 700),
      'lossy WebP that is only a head': lossyHead(90, 90),
      'PNG of an impossible depth': pngOf(pngHead(9, 9, 77, 99), pngChunk('IDAT', new Uint8Array(90))),
    }),
  ]
}

async function disguised(): Promise<Hostile[]> {
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  return [
    ...files('logo', door('wrong_kind'), {
      'SVG with a script': bytesOf(script),
      'SVG behind a byte order mark': bytesOf('\xef\xbb\xbf<?xml version="1.0"?>', script),
      'page named as a picture': bytesOf('<!doctype html><script>alert(1)</script>'),
      'GIF that is also a script': bytesOf('GIF89a/*', new Uint8Array(8), '*/=1;alert(1)//;'),
      'program named as a picture': bytesOf('MZ\x90\0\x03', new Uint8Array(99)),
      'PDF named as a picture': bytesOf('%PDF-1.7\n%%EOF'),
      'page before a PDF': bytesOf('<html>', ' '.repeat(90), '%PDF-1.7'),
    }),
    ...files('evidence', door('wrong_kind'), {
      'archive of paths that climb': zip(['../../../etc/passwd', '..\\..\\x.dll']),
      'archive that is no paper': zip(['a.exe']),
      'GIF where none is expected': gif(9, 9),
    }),
    ...files(
      'evidence',
      'harmless',
      { 'PDF that is also a page': bytesOf('%PDF-1.7\n<html><script>alert(1)</script>') },
      'x.html',
    ),
    ...files(
      'logo',
      'harmless',
      { 'PNG followed by a page': joined(await png(9, 9, grey), bytesOf('<script>alert(1)</script>')) },
      'x.html',
    ),
  ]
}

async function awkward(): Promise<Hostile[]> {
  const names = [
    'a\r\nSet-Cookie: x=1.png',
    '../../../etc/cron.d/x',
    'logo\u202egnp.exe',
    '"; filename=x.html',
    'con.png',
    '\0',
  ]
  const drawing = await png(9, 9, grey)
  const named = names.map((name) => ({
    what: `named ${JSON.stringify(name)}`,
    name,
    use: 'logo' as const,
    bytes: drawing,
    end: 'harmless' as const,
  }))
  const held = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((orientation) => [
    `JPEG held as ${orientation}`,
    jpeg(64, 32, grey, { orientation }),
  ])
  return [...named, ...files('portrait', 'harmless', Object.fromEntries(held))]
}
