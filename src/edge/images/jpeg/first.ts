import type { Bits } from './bits.ts'
import { Damaged } from './damaged.ts'
import { coefficientOf, type Huffman, nextEntry, runOf } from './huffman.ts'

/** How far the first coefficient of a block is from that of the block before. */
export function readDifference(bits: Bits, table: Huffman): number {
  const entry = nextEntry(bits, table)
  if (runOf(entry) > 0) throw new Damaged()
  return coefficientOf(bits, entry)
}
