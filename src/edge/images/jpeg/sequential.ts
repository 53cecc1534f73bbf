import type { Bits } from './bits.ts'
import { signed } from './bits.ts'
import { Damaged } from './damaged.ts'
import { readDifference } from './first.ts'
import {
  coefficientOf,
  type Huffman,
  isEnd,
  levelOf,
  nextEntry,
  placesOf,
  runOf,
  searched,
  sight,
  sizeOf,
  usedOf,
} from './huffman.ts'
import type { Part } from './part.ts'

export type Tables = { dc: Huffman; ac: Huffman }

/**
 * One block, each coefficient multiplied and set where it belongs; true when it has but its first. Most of the time
 * of a photo is spent here: what the reader holds is kept at hand, and given back at the end.
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
  let { held, count } = bits
  let place = 1
  while (place < shown) {
    if (count < 16) {
      bits.count = count
      bits.fill()
      held = bits.held
      count = bits.count
    }
    const short = look[(held >>> (count - sight)) & (look.length - 1)] ?? 0
    const entry = short === 0 ? searched(ac, held, count) : short
    count -= usedOf(entry)
    place += runOf(entry)
    let level = levelOf(entry)
    if (level === 0) {
      const size = sizeOf(entry)
      if (size > 0) {
        if (count < size) {
          bits.count = count
          bits.fill()
          held = bits.held
          count = bits.count
        }
        count -= size
        level = signed((held >>> count) & ((1 << size) - 1), size)
      } else if (runOf(entry) < 15) {
        bits.count = count
        return place === 1
      }
    }
    block[places[place] ?? 0] = level * (steps[place] ?? 0)
    place += 1
  }
  bits.count = count
  leapToEnd(bits, ac, place)
  return false
}

/** Coefficients too fine for this scale, several at a time. */
function leapToEnd(bits: Bits, ac: Huffman, from: number): void {
  const { look, leap } = ac
  let place = from
  while (place < 64) {
    if (bits.count < 16) bits.fill()
    const ahead = (bits.held >>> (bits.count - sight)) & (look.length - 1)
    const several = leap[ahead] ?? 0
    const further = place + placesOf(several)
    if (several !== 0 && further < 64) {
      bits.count -= usedOf(several)
      if (isEnd(several)) return
      place = further
    } else {
      const entry = nextEntry(bits, ac)
      if (coefficientOf(bits, entry) === 0 && runOf(entry) < 15) return
      place += runOf(entry) + 1
    }
  }
  if (place > 64) throw new Damaged()
}
