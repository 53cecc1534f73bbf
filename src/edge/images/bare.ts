import { letters, u32 } from './headers/bytes.ts'

/**
 * A PNG reduced to what makes its pixels. A colour profile is compressed, and the decoder unpacks it whatever its size:
 * two hundred kilobytes become half a gigabyte.
 */
export async function barePng(png: Uint8Array): Promise<Uint8Array> {
  const kept = [png.subarray(0, 8)]
  for (let at = 8; at < png.length; ) {
    const end = at + 12 + u32(png, at)
    if (neededForPixels.has(letters(png, at + 4, 4))) kept.push(png.subarray(at, end))
    at = end
  }
  return new Uint8Array(await new Blob(kept as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}

const neededForPixels = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
