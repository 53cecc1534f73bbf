import { type Bits, signed } from './bits.ts'
import { Damaged } from './damaged.ts'

/**
 * What the next bits mean, found in one look at ten of them, or in a second look at the six after. An entry tells, from
 * its lowest bits: in 5 the bits used, in 4 the zeros before the coefficient (its run), in 4 the bits of the coefficient
 * still to read (its size), and from the sixteenth its level, when all its bits were within sight. One that uses no bit
 * tells at its sixteenth where the second look goes.
 */
export type Huffman = {
  look: Int32Array
  /**
   * For coefficients nobody wants: all that end within those ten bits at once, or zero when none does. In 5 the bits
   * used, in 8 the places passed, and then whether the block ends there.
   */
  leap: Int32Array
}

const sight = 10
const sightAfter = 16 - sight
const ends = 1 << 13

export const runOf = (entry: number): number => (entry >> 5) & 15
const usedOf = (entry: number): number => entry & 31
const sizeOf = (entry: number): number => (entry >> 9) & 15
const levelOf = (entry: number): number => entry >> 16

/** From how many codes there are of each length, and their symbols in order. */
export function huffman(counts: Uint8Array, symbols: Uint8Array): Huffman {
  const long = counts.subarray(sight).reduce((sum, count) => sum + count, 0)
  let room = (1 << sight) + (1 << sightAfter)
  const look = new Int32Array(room + (long << sightAfter)).fill(nowhere, 0, 1 << sight)
  let code = 0
  let place = 0
  for (let length = 1; length <= 16; length++) {
    for (const end = place + (counts[length - 1] ?? 0); place < end; place++, code++) {
      const symbol = symbols[place] ?? 0
      const after = length - sight
      if (code >= 1 << length) throw new Damaged()
      if (after <= 0) {
        show(look, 0, sight, code, length, 0, symbol)
        continue
      }
      const first = code >> after
      if (look[first] === nowhere) {
        look[first] = room << 16
        room += 1 << sightAfter
      }
      show(look, levelOf(look[first] ?? 0), sightAfter, code & ((1 << after) - 1), after, sight, symbol)
    }
    code <<= 1
  }
  const leap = new Int32Array(1 << sight)
  for (let ahead = 0; ahead < leap.length; ahead++) leap[ahead] = leapOver(look, ahead)
  return { look, leap }
}

export function nextEntry(bits: Bits, { look }: Huffman): number {
  const { ahead } = bits
  let entry = look[ahead >>> (32 - sight)] ?? 0
  if (usedOf(entry) === 0) entry = look[levelOf(entry) + ((ahead >>> 16) & 63)] ?? 0
  if (entry === 0) throw new Damaged()
  bits.at += usedOf(entry)
  return entry
}

/** Zero for a symbol that brings no coefficient. */
export function coefficientOf(bits: Bits, entry: number): number {
  return sizeOf(entry) > 0 ? bits.signed(sizeOf(entry)) : levelOf(entry)
}

/** Where codes that do not exist lead: entries that are all zero. */
const nowhere = (1 << sight) << 16

/** Every way the bits after a code may go on, in the part of the table that looks at so many of them, `before` having been seen. */
function show(
  look: Int32Array,
  start: number,
  seen: number,
  code: number,
  length: number,
  before: number,
  symbol: number,
): void {
  const rest = seen - length
  const size = symbol & 15
  for (let after = 0; after < 1 << rest; after++) {
    look[start + ((code << rest) | after)] =
      size > 0 && size <= rest
        ? entryOf(before + length + size, symbol & 0xf0) | (signed(after >> (rest - size), size) << 16)
        : entryOf(before + length, symbol)
  }
}

function leapOver(look: Int32Array, ahead: number): number {
  let [used, places] = [0, 0]
  for (;;) {
    const entry = look[(ahead << used) & ((1 << sight) - 1)] ?? 0
    const within = usedOf(entry) > 0 && sizeOf(entry) === 0 && used + usedOf(entry) <= sight
    if (!within) return used | (places << 5)
    used += usedOf(entry)
    if (levelOf(entry) === 0 && runOf(entry) < 15) return used | (places << 5) | ends
    places += runOf(entry) + 1
  }
}

function entryOf(used: number, symbol: number): number {
  return used | ((symbol >> 4) << 5) | ((symbol & 15) << 9)
}
