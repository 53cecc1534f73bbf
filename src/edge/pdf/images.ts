import { inflated } from '#edge/files/inflate.ts'
import { readHeader } from '#edge/images/header.ts'
import type { PdfFile } from './file.ts'

/** A picture as a PDF holds it: its bytes as they are, or its pixels and how far each is seen through. */
export type PdfImage = {
  width: number
  height: number
  look: string
  bytes: Uint8Array<ArrayBuffer>
  mask?: Uint8Array<ArrayBuffer>
}

/** PNG of eight bits a colour, or JPEG; null for whatever else it is. A logo that papers share is read once. */
export function readImage(bytes: Uint8Array<ArrayBuffer>): Promise<PdfImage | null> {
  const known = pictures.get(bytes) ?? imageOf(bytes)
  pictures.set(bytes, known)
  return known
}

const pictures = new WeakMap<Uint8Array, Promise<PdfImage | null>>()

async function imageOf(bytes: Uint8Array<ArrayBuffer>): Promise<PdfImage | null> {
  const header = readHeader(bytes)
  if (header?.kind === 'jpeg') return jpeg(bytes, header.width, header.height)
  return header?.kind === 'png' && header.width * header.height <= mostPixels ? png(bytes) : null
}

/** `at` is the number of the picture, `at + 1` that of its mask. */
export function writeImage(file: PdfFile, at: number, { width, height, look, bytes, mask }: PdfImage): void {
  const kind = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8`
  file.stream(at, `${kind}${look}${mask ? `/SMask ${at + 1} 0 R` : ''}`, bytes)
  if (mask) file.stream(at + 1, `${kind}/ColorSpace/DeviceGray/Filter/FlateDecode`, mask)
}

const mostPixels = 4_000_000

function jpeg(bytes: Uint8Array<ArrayBuffer>, width: number, height: number): PdfImage | null {
  const colours = coloursOf(bytes)
  const space = { 1: 'DeviceGray', 3: 'DeviceRGB' }[colours]
  return space ? { width, height, look: `/ColorSpace/${space}/Filter/DCTDecode`, bytes } : null
}

/** How many colours the frame of a JPEG has. */
function coloursOf(bytes: Uint8Array): number {
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return 0
    if (marker >= 0xc0 && marker <= 0xc3) return bytes[at + 9] ?? 0
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
  }
  return 0
}

async function png(bytes: Uint8Array<ArrayBuffer>): Promise<PdfImage | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const [depth, type, , , interlaced] = bytes.subarray(24, 29)
  const channels = channelsOf[type ?? -1]
  if (depth !== 8 || interlaced !== 0 || !channels) return null
  const { data, palette, alphas } = chunksOf(bytes)
  const raw = await inflated(data, 'deflate', height * (width * channels + 1))
  if (!raw || raw.length < height * (width * channels + 1)) return null
  const pixels = unfiltered(raw, width * channels, height, channels)
  return split(pixels, { width, height, channels, palette, alphas })
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function chunksOf(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let palette: Uint8Array | null = null
  let alphas: Uint8Array | null = null
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = Math.min(view.getUint32(at), bytes.length - at - 12)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IDAT') parts.push(content)
    if (name === 'PLTE') palette = content
    if (name === 'tRNS') alphas = content
    at += 12 + length
  }
  return { data: joined(parts), palette, alphas }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Each row of a PNG says how it was foretold from the pixels before it and above it. */
function unfiltered(raw: Uint8Array, stride: number, height: number, pixel: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= pixel ? (out[at - pixel] ?? 0) : 0
      const up = y > 0 ? (out[at - stride] ?? 0) : 0
      const corner = x >= pixel && y > 0 ? (out[at - stride - pixel] ?? 0) : 0
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + foretold(kind, left, up, corner)
    }
  }
  return out
}

function foretold(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

type Raw = {
  width: number
  height: number
  channels: number
  palette: Uint8Array | null
  alphas: Uint8Array | null
}

async function split(pixels: Uint8Array, raw: Raw): Promise<PdfImage> {
  const { width, height, channels, palette, alphas } = raw
  const count = width * height
  const colours = palette ? 3 : channels < 3 ? 1 : 3
  const bare = new Uint8Array(count * colours)
  const mask = new Uint8Array(count).fill(255)
  for (let at = 0; at < count; at++) {
    const from = at * channels
    for (let c = 0; c < colours; c++) {
      bare[at * colours + c] = (palette ? palette[(pixels[from] ?? 0) * 3 + c] : pixels[from + c]) ?? 0
    }
    if (palette) mask[at] = alphas?.[pixels[from] ?? 0] ?? 255
    else if (channels === 2 || channels === 4) mask[at] = pixels[from + channels - 1] ?? 255
  }
  const isWhole = mask.every((alpha) => alpha === 255)
  const look = `/ColorSpace/${colours === 1 ? 'DeviceGray' : 'DeviceRGB'}/Filter/FlateDecode`
  const packed = { width, height, look, bytes: await deflated(bare) }
  return isWhole ? packed : { ...packed, mask: await deflated(mask) }
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
