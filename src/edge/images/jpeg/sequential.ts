import type { Bits } from './bits.ts'
import { Damaged } from './damaged.ts'
import { readDifference } from './first.ts'
import type { Huffman } from './huffman.ts'
import type { Part } from './part.ts'

export type Tables = { dc: Huffman; ac: Huffman }

/**
 * One block, each coefficient multiplied and set where it belongs; true when it has but its first. Most of the time
 * of a photo is spent here and below: the place in the bits is kept at hand and given back at the end, and the tables
 * (`Huffman` says how they are packed) are read without calling anybody, which takes half as long.
 */
export function readBlock(
  bits: Bits,
  { dc, ac }: Tables,
  part: Part,
  steps: Float64Array,
  block: Float64Array,
): boolean {
  part.before += readDifference(bits, dc)
  block[0] = part.before * (steps[0] ?? 0)

  const { places, shown } = part
  const { look } = ac
  const { view } = bits
  let { at } = bits
  let place = 1
  while (place < shown) {
    const ahead = view.getInt32(at >>> 3) << (at & 7)
    let entry = look[ahead >>> 22] ?? 0
    if ((entry & 31) === 0) {
      entry = look[(entry >> 16) + ((ahead >>> 16) & 63)] ?? 0
      if (entry === 0) throw new Damaged()
    }
    at += entry & 31
    place += (entry >> 5) & 15
    let level = entry >> 16
    if (level === 0) {
      const size = (entry >> 9) & 15
      if (size > 0) {
        const raw = (view.getInt32(at >>> 3) << (at & 7)) >>> (32 - size)
        level = raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
        at += size
      } else if (((entry >> 5) & 15) < 15) {
        bits.at = at
        return place === 1
      }
    }
    block[places[place] ?? 0] = level * (steps[place] ?? 0)
    place += 1
  }
  bits.at = at
  leapToEnd(bits, ac, place)
  return false
}

/** Coefficients too fine for this scale, several at a time. */
function leapToEnd(bits: Bits, { look, leap }: Huffman, from: number): void {
  const { view } = bits
  let { at } = bits
  let place = from
  while (place < 64) {
    const ahead = view.getInt32(at >>> 3) << (at & 7)
    const several = leap[ahead >>> 22] ?? 0
    const next = place + ((several >> 5) & 255)
    if (several !== 0 && next < 64) {
      at += several & 31
      place = several >> 13 ? 64 : next
    } else {
      let entry = look[ahead >>> 22] ?? 0
      if ((entry & 31) === 0) {
        entry = look[(entry >> 16) + ((ahead >>> 16) & 63)] ?? 0
        if (entry === 0) throw new Damaged()
      }
      const size = (entry >> 9) & 15
      at += (entry & 31) + size
      const isEnd = size === 0 && entry >> 16 === 0 && ((entry >> 5) & 15) < 15
      place = isEnd ? 64 : place + ((entry >> 5) & 15) + 1
    }
  }
  if (place > 64) throw new Damaged()
  bits.at = at
}
