import { encode } from 'uqr'

/** Rows of a code from top to bottom, a bit a module, each row in whole bytes. */
export type Code = { size: number; rows: Uint8Array }

/**
 * A code to scan. Of the eight masks that a reader accepts, always the same one: looking for the best of them costs ten times the
 * rest. Addresses are short, and papers are made by the thousand: what all codes of a size have in common is drawn once.
 */
export function codeOf(text: string): Code {
  const bytes = encoder.encode(text)
  const version = corrections.findIndex((_, at) => bytes.length + 2 <= gridOf(at).room)
  return version < 0 ? byTheBook(bytes) : filled(gridOf(version), bytes)
}

/** Medium: of each size from the least, bytes of correction in a block, and blocks. */
const corrections = [
  { each: 10, blocks: 1 },
  { each: 16, blocks: 1 },
  { each: 26, blocks: 1 },
  { each: 18, blocks: 2 },
  { each: 24, blocks: 2 },
  { each: 16, blocks: 4 },
  { each: 18, blocks: 4 },
  { each: 22, blocks: 4 },
  { each: 22, blocks: 5 },
] as const

type Grid = {
  size: number
  each: number
  blocks: number
  /** Bytes that it holds, its mode and its length among them. */
  room: number
  /** The last code of this size; at first, one that says nothing. */
  latest: { said: Uint8Array; rows: Uint8Array }
  /** Where the next one is said. */
  spare: Uint8Array
  /** The module of each bit, in the order in which they are written. */
  places: Uint16Array
  /** The first bit of each byte of data, and of all that follows to correct them. */
  data: Uint16Array
  checks: number
  divisor: Uint8Array
}

const grids: Grid[] = []

function gridOf(at: number): Grid {
  const known = grids[at] ?? gridMade(at)
  grids[at] = known
  return known
}

const mask = 0
const isMasked = (x: number, y: number) => (x + y) % 2 === 0

function gridMade(at: number): Grid {
  const { each, blocks } = corrections[at] ?? { each: 0, blocks: 1 }
  const { size, data: modules, types } = encode([0], { ecc: 'M', border: 0, minVersion: at + 1, maskPattern: mask })
  const isFree = (x: number, y: number) => types[y]?.[x] === 0
  const bare = packed(size, (x, y) => (isFree(x, y) ? isMasked(x, y) : modules[y]?.[x] === true))
  const places = zigzag(size).flatMap(([x, y]) => (isFree(x, y) ? [y * strideOf(size) * 8 + x] : []))
  const room = (places.length >> 3) - each * blocks
  const latest = { said: new Uint8Array(room), rows: bare }
  const data = bitsOf({ room, blocks })
  return {
    size,
    each,
    blocks,
    room,
    latest,
    spare: new Uint8Array(room),
    data,
    checks: room * 8,
    places: Uint16Array.from(places),
    divisor: divisorOf(each),
  }
}

/** Two columns at a time from the right, up then down, around the column that counts modules. */
function zigzag(size: number): [x: number, y: number][] {
  const pairs = Array.from({ length: (size - 1) / 2 }, (_, at) => size - 1 - 2 * at).map((x) => (x > 6 ? x : x - 1))
  return pairs.flatMap((right, nth) =>
    Array.from({ length: size * 2 }, (_, step): [number, number] => {
      const row = step >> 1
      return [right - (step & 1), nth % 2 === 0 ? size - 1 - row : row]
    }),
  )
}

/** Drawn over the one before it: modules turn as the bits do, and where both say the same nothing does. */
function filled(grid: Grid, bytes: Uint8Array): Code {
  const { size, each, blocks, latest, divisor, data, checks } = grid
  const said = saying(bytes, grid.spare)
  const rows = latest.rows.slice()
  for (let block = 0; block < blocks; block++) {
    const from = startOf(grid, block)
    const change = new Uint8Array(startOf(grid, block + 1) - from)
    let isChanged = false
    for (let nth = 0; nth < change.length; nth++) {
      const byte = (said[from + nth] ?? 0) ^ (latest.said[from + nth] ?? 0)
      if (byte === 0) continue
      isChanged = true
      change[nth] = byte
      turn(grid, rows, data[from + nth] ?? 0, byte)
    }
    if (!isChanged) continue
    const rest = remainderOf(change, divisor)
    for (let nth = 0; nth < each; nth++) turn(grid, rows, checks + (nth * blocks + block) * 8, rest[nth] ?? 0)
  }
  grid.spare = latest.said
  grid.latest = { said, rows }
  return { size, rows }
}

/** The modules of a byte, from that of its first bit. */
function turn({ places }: Grid, rows: Uint8Array, first: number, byte: number): void {
  for (let left = byte, bit = first; left !== 0; left = (left << 1) & 255, bit++) {
    const place = places[bit] ?? 0
    if (left & 0x80) rows[place >> 3] = (rows[place >> 3] ?? 0) ^ (0x80 >> (place & 7))
  }
}

/** Where a block of data begins: the last ones hold a byte more when they cannot all be as long. */
function startOf({ room, blocks }: Pick<Grid, 'room' | 'blocks'>, block: number): number {
  return block * Math.floor(room / blocks) + Math.max(0, block - blocks + (room % blocks))
}

/** The first bit of each byte of data: blocks are written in turn, a byte of each. */
function bitsOf(grid: Pick<Grid, 'room' | 'blocks'>): Uint16Array {
  const bits = new Uint16Array(grid.room)
  let bit = 0
  for (let nth = 0; bit < grid.room * 8; nth++) {
    for (let block = 0; block < grid.blocks; block++) {
      const at = startOf(grid, block) + nth
      if (at >= startOf(grid, block + 1)) continue
      bits[at] = bit
      bit += 8
    }
  }
  return bits
}

/** Its mode (bytes) and its length, which push all that follows by half a byte; then two bytes in turn to the end. */
function saying(bytes: Uint8Array, said: Uint8Array): Uint8Array {
  let held = 0x40 | (bytes.length >> 4)
  said[0] = held
  held = bytes.length & 15
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    said[at + 1] = (held << 4) | (byte >> 4)
    held = byte & 15
  }
  said[bytes.length + 1] = held << 4
  for (let at = bytes.length + 2; at < said.length; at++) said[at] = (at - bytes.length) % 2 === 0 ? 0xec : 0x11
  return said
}

/** Powers of two in the field of 256 that codes count in, and the way back. */
const powers = new Uint8Array(510)
const logs = new Uint8Array(256)
for (let at = 0, value = 1; at < 510; at++, value = (value << 1) ^ (value & 0x80 ? 0x11d : 0)) {
  powers[at] = value
  if (at < 255) logs[value] = at
}
const times = (one: number, two: number): number =>
  one === 0 || two === 0 ? 0 : (powers[(logs[one] ?? 0) + (logs[two] ?? 0)] ?? 0)

/** By its logarithms: none of its terms is nothing. */
function divisorOf(degree: number): Uint8Array {
  const divisor = new Uint8Array(degree)
  divisor[degree - 1] = 1
  for (let root = 0; root < degree; root++) {
    for (let at = 0; at < degree; at++)
      divisor[at] = times(divisor[at] ?? 0, powers[root] ?? 0) ^ (divisor[at + 1] ?? 0)
  }
  return divisor.map((term) => logs[term] ?? 0)
}

function remainderOf(part: Uint8Array, divisor: Uint8Array): Uint8Array {
  const rest = new Uint8Array(divisor.length + 1)
  for (let at = part.findIndex((byte) => byte !== 0); at < part.length; at++) {
    const factor = (part[at] ?? 0) ^ (rest[0] ?? 0)
    const log = logs[factor] ?? 0
    for (let nth = 0; nth < divisor.length; nth++) {
      rest[nth] = (rest[nth + 1] ?? 0) ^ (factor === 0 ? 0 : (powers[(divisor[nth] ?? 0) + log] ?? 0))
    }
  }
  return rest
}

/** What is too long for those above. */
function byTheBook(bytes: Uint8Array): Code {
  const { data, size } = encode([...bytes], { ecc: 'M', border: 0, maskPattern: mask })
  return { size, rows: packed(size, (x, y) => data[y]?.[x] === true) }
}

const strideOf = (size: number) => Math.ceil(size / 8)

function packed(size: number, isDark: (x: number, y: number) => boolean): Uint8Array {
  const rows = new Uint8Array(strideOf(size) * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = y * strideOf(size) + (x >> 3)
      if (isDark(x, y)) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return rows
}

const encoder = new TextEncoder()
