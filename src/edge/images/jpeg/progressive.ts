import type { Bits } from './bits.ts'
import { Damaged } from './damaged.ts'
import { readDifference } from './first.ts'
import { coefficientOf, type Huffman, nextEntry, runOf } from './huffman.ts'
import type { Scan } from './segments.ts'
import { isKnown, makeFiner, type Store, setCoefficient } from './store.ts'

/** Reads what a scan says of one block. What it remembers from one to the next is forgotten at a restart. */
export type Pass = { read(store: Store, block: number): void; restart(): void }

export function progressivePass(bits: Bits, scan: Scan): Pass {
  const { from, to, high, low, components } = scan
  if (low > 13 || (high > 0 && high !== low + 1) || (from === 0 ? to > 0 : components.length > 1)) throw new Damaged()
  if (from > 0) return high === 0 ? coarsePass(bits, scan) : finePass(bits, scan)

  const tables = new Map(components.map(({ component, dc }) => [component, dc]))
  const read = (store: Store, block: number) => {
    const { part, kept } = store
    const at = block * part.points * part.points
    if (high > 0) kept[at] = (kept[at] ?? 0) | (bits.take(1) << low)
    else {
      part.before += readDifference(bits, needed(tables.get(part.component)))
      kept[at] = part.before << low
    }
  }
  return { read, restart: () => undefined }
}

/** The high bits of a band of coefficients. `empty` blocks follow that have none. */
function coarsePass(bits: Bits, { from, to, low, components }: Scan): Pass {
  const table = needed(components[0]?.ac)
  let empty = 0
  return {
    restart: () => {
      empty = 0
    },
    read(store, block) {
      if (empty > 0) {
        empty -= 1
        return
      }
      for (let place = from; place <= to; place++) {
        const entry = nextEntry(bits, table)
        const value = coefficientOf(bits, entry)
        const run = runOf(entry)
        if (value === 0 && run < 15) {
          empty = emptyAfter(bits, run)
          return
        }
        place += run
        if (place > 63) throw new Damaged()
        if (value !== 0) setCoefficient(store, block, place, value * (1 << low))
      }
    },
  }
}

/** One bit more of each coefficient known, and those that had none so far. */
function finePass(bits: Bits, { from, to, low, components }: Scan): Pass {
  const table = needed(components[0]?.ac)
  const bit = 1 << low
  let empty = 0

  /** Passes over so many coefficients still zero, and makes the others finer; where it stopped. */
  const pass = (store: Store, block: number, start: number, zeros: number): number => {
    let left = zeros
    let place = start
    for (; place <= to; place++) {
      if (!isKnown(store, block, place)) {
        if (left === 0) break
        left -= 1
      } else if (bits.take(1) === 1) makeFiner(store, block, place, bit)
    }
    return place
  }

  const read = (store: Store, block: number) => {
    let place = from
    while (empty === 0 && place <= to) {
      const entry = nextEntry(bits, table)
      const value = coefficientOf(bits, entry)
      const run = runOf(entry)
      if (value === 0 && run < 15) {
        empty = emptyAfter(bits, run) + 1
        break
      }
      if (value < -1 || value > 1) throw new Damaged()
      place = pass(store, block, place, run)
      if (value !== 0 && place > to) throw new Damaged()
      if (value !== 0) setCoefficient(store, block, place, value * bit)
      place += 1
    }
    if (empty > 0) {
      pass(store, block, place, 64)
      empty -= 1
    }
  }
  return {
    read,
    restart: () => {
      empty = 0
    },
  }
}

function emptyAfter(bits: Bits, size: number): number {
  return (1 << size) - 1 + bits.take(size)
}

function needed(table: Huffman | undefined): Huffman {
  if (!table) throw new Damaged()
  return table
}
