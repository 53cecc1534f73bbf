import { type Bits, signed } from './bits.ts'
import { Damaged } from './damaged.ts'

/**
 * What the next ten bits mean, found in one look, as an entry: the bits used, the zeros before the coefficient (`run`),
 * and the bits of the coefficient still to read (`size`), or its value when it was within sight too.
 */
export type Huffman = {
  look: Int32Array
  /** For coefficients nobody wants: all that end within those ten bits at once, or zero when none does. */
  leap: Int32Array
  symbols: Uint8Array
  /** For each length, the first code that is too large for it. */
  over: Int32Array
  /** For each length, what to add to a code for the place of its symbol. */
  shift: Int32Array
}

export const sight = 10

export const usedOf = (entry: number): number => entry & 31
export const runOf = (entry: number): number => (entry >> 5) & 15
export const sizeOf = (entry: number): number => (entry >> 9) & 15
export const levelOf = (entry: number): number => entry >> 16

/** How a leap is packed: the bits used, the places passed, and whether the block ends there. */
export const placesOf = (leap: number): number => (leap >> 5) & 0xff
export const isEnd = (leap: number): boolean => leap >= lastLeap
const lastLeap = 1 << 13

/** From how many codes there are of each length, and their symbols in order. */
export function huffman(counts: Uint8Array, symbols: Uint8Array): Huffman {
  const table = {
    look: new Int32Array(1 << sight),
    leap: new Int32Array(1 << sight),
    symbols,
    over: new Int32Array(17),
    shift: new Int32Array(17),
  }
  let code = 0
  let place = 0
  for (let length = 1; length <= 16; length++) {
    table.shift[length] = place - code
    for (const end = place + (counts[length - 1] ?? 0); place < end; place++) {
      if (length <= sight) show(table.look, code, length, symbols[place] ?? 0)
      code += 1
    }
    if (code > 1 << length) throw new Damaged()
    table.over[length] = code
    code <<= 1
  }
  for (let ahead = 0; ahead < table.leap.length; ahead++) table.leap[ahead] = leapOver(table.look, ahead)
  return table
}

/** The entry of a code longer than what one look sees; sixteen bits are in hand. */
export function searched({ symbols, over, shift }: Huffman, held: number, count: number): number {
  for (let length = sight + 1; length <= 16; length++) {
    const code = (held >>> (count - length)) & ((1 << length) - 1)
    if (code < (over[length] ?? 0)) return entryOf(length, symbols[code + (shift[length] ?? 0)] ?? 0)
  }
  throw new Damaged()
}

export function nextEntry(bits: Bits, table: Huffman): number {
  if (bits.count < 16) bits.fill()
  const { held, count } = bits
  const short = table.look[(held >>> (count - sight)) & (table.look.length - 1)] ?? 0
  const entry = short === 0 ? searched(table, held, count) : short
  bits.count = count - usedOf(entry)
  return entry
}

/** Zero for a symbol that brings no coefficient. */
export function coefficientOf(bits: Bits, entry: number): number {
  return sizeOf(entry) > 0 ? bits.signed(sizeOf(entry)) : levelOf(entry)
}

/** Every way the bits after a code may go on. */
function show(look: Int32Array, code: number, length: number, symbol: number): void {
  const rest = sight - length
  const size = symbol & 15
  for (let after = 0; after < 1 << rest; after++) {
    look[(code << rest) | after] =
      size > 0 && size <= rest
        ? entryOf(length + size, symbol & 0xf0) | (signed(after >> (rest - size), size) << 16)
        : entryOf(length, symbol)
  }
}

function leapOver(look: Int32Array, ahead: number): number {
  let [used, places] = [0, 0]
  for (;;) {
    const entry = look[(ahead << used) & (look.length - 1)] ?? 0
    const within = entry !== 0 && sizeOf(entry) === 0 && used + usedOf(entry) <= sight
    if (!within) return used | (places << 5)
    used += usedOf(entry)
    if (levelOf(entry) === 0 && runOf(entry) < 15) return used | (places << 5) | lastLeap
    places += runOf(entry) + 1
  }
}

function entryOf(used: number, symbol: number): number {
  return used | ((symbol >> 4) << 5) | ((symbol & 15) << 9)
}
