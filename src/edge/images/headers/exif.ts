import { letters, u16, u16le, u32, u32le } from './bytes.ts'

/** How the stored pixels must be turned to be looked at, as EXIF numbers it: 1 is upright, 5 to 8 swap the sides. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** From a TIFF block, with or without its `Exif` prefix; upright when it does not say. */
export function exifOrientation(block: Uint8Array): Orientation {
  const tiff = letters(block, 0, 6) === 'Exif\0\0' ? block.subarray(6) : block
  const order = letters(tiff, 0, 4)
  if (order !== 'II*\0' && order !== 'MM\0*') return 1
  const [short, long] = order === 'II*\0' ? [u16le, u32le] : [u16, u32]

  const directory = long(tiff, 4)
  const entries = Math.min(short(tiff, directory), mostEntries)
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12
    if (short(tiff, entry) === orientationTag) return asOrientation(short(tiff, entry + 8))
  }
  return 1
}

const orientationTag = 0x0112
const mostEntries = 500

function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1
}
