import { withOverrun, zigzag } from './order.ts'
import type { Points } from './part.ts'

/** Draws a block of coefficients as samples from that place on, and leaves it empty. */
export type Draw = (block: Float64Array, plane: Uint8ClampedArray, at: number, stride: number) => void

/**
 * A block drawn on fewer points is made of its lowest frequencies alone: the picture reduced without its eight by
 * eight samples ever being there.
 */
export const drawOn: Record<Points, Draw> = { 1: drawOne, 2: drawTwo, 4: drawFour, 8: drawEight }

/** The steps of the file, and whatever the drawing would multiply each coefficient by in any case. */
export function stepsFor(points: number, steps: Uint16Array): Float64Array {
  const scaled = new Float64Array(withOverrun)
  for (const [i, place] of zigzag.entries()) {
    const scale = points === 8 ? scaleOf(place >> 3) * scaleOf(place & 7) : 1
    scaled[i] = ((steps[i] ?? 0) * scale) / 8
  }
  return scaled
}

/** A block of one colour: its first coefficient is all it has. */
export function drawFlat(value: number, points: number, plane: Uint8ClampedArray, at: number, stride: number): void {
  plane[at] = value + middle
  const shown = plane[at] ?? 0
  for (let y = 0, row = at; y < points; y++, row += stride) for (let x = 0; x < points; x++) plane[row + x] = shown
}

const middle = 128

function drawOne(block: Float64Array, plane: Uint8ClampedArray, at: number): void {
  plane[at] = (block[0] ?? 0) + middle
}

function drawTwo(block: Float64Array, plane: Uint8ClampedArray, at: number, stride: number): void {
  const above = (block[0] ?? 0) + (block[2] ?? 0) + middle
  const below = (block[0] ?? 0) - (block[2] ?? 0) + middle
  const aboveTurn = (block[1] ?? 0) + (block[3] ?? 0)
  const belowTurn = (block[1] ?? 0) - (block[3] ?? 0)
  plane[at] = above + aboveTurn
  plane[at + 1] = above - aboveTurn
  plane[at + stride] = below + belowTurn
  plane[at + stride + 1] = below - belowTurn
  block[1] = block[2] = block[3] = 0
}

/** √2·cos(π/8) and √2·cos(3π/8). */
const near = Math.SQRT2 * Math.cos(Math.PI / 8)
const far = Math.SQRT2 * Math.cos((3 * Math.PI) / 8)

function drawFour(block: Float64Array, plane: Uint8ClampedArray, at: number, stride: number): void {
  for (let x = 0; x < 4; x++) {
    const sum = (block[x] ?? 0) + (block[x + 8] ?? 0)
    const difference = (block[x] ?? 0) - (block[x + 8] ?? 0)
    const outer = (block[x + 4] ?? 0) * near + (block[x + 12] ?? 0) * far
    const inner = (block[x + 4] ?? 0) * far - (block[x + 12] ?? 0) * near
    block[x] = sum + outer
    block[x + 4] = difference + inner
    block[x + 8] = difference - inner
    block[x + 12] = sum - outer
  }
  for (let y = 0, to = at; y < 16; y += 4, to += stride) {
    const sum = (block[y] ?? 0) + (block[y + 2] ?? 0) + middle
    const difference = (block[y] ?? 0) - (block[y + 2] ?? 0) + middle
    const outer = (block[y + 1] ?? 0) * near + (block[y + 3] ?? 0) * far
    const inner = (block[y + 1] ?? 0) * far - (block[y + 3] ?? 0) * near
    plane[to] = sum + outer
    plane[to + 1] = difference + inner
    plane[to + 2] = difference - inner
    plane[to + 3] = sum - outer
    block[y] = block[y + 1] = block[y + 2] = block[y + 3] = 0
  }
}

/** What Arai, Agui and Nakajima take out of the eight-point transform, to leave it five multiplications. */
function scaleOf(frequency: number): number {
  return frequency === 0 ? 1 : Math.SQRT2 * Math.cos((frequency * Math.PI) / 16)
}

const twist = 2 * Math.cos(Math.PI / 8)
const twistLess = 2 * (Math.cos(Math.PI / 8) - Math.cos((3 * Math.PI) / 8))
const twistMore = 2 * (Math.cos(Math.PI / 8) + Math.cos((3 * Math.PI) / 8))

function drawEight(block: Float64Array, plane: Uint8ClampedArray, at: number, stride: number): void {
  for (let x = 0; x < 8; x++) turnEight(block, x, 8)
  for (let y = 0, to = at; y < 64; y += 8, to += stride) {
    turnEight(block, y, 1)
    for (let x = 0; x < 8; x++) plane[to + x] = (block[y + x] ?? 0) + middle
  }
  block.fill(0)
}

function turnEight(block: Float64Array, at: number, by: number): void {
  const first = block[at] ?? 0
  const one = block[at + by] ?? 0
  const two = block[at + 2 * by] ?? 0
  const three = block[at + 3 * by] ?? 0
  const four = block[at + 4 * by] ?? 0
  const five = block[at + 5 * by] ?? 0
  const six = block[at + 6 * by] ?? 0
  const seven = block[at + 7 * by] ?? 0

  const twoSix = two + six
  const twoLess = (two - six) * Math.SQRT2 - twoSix
  const even0 = first + four + twoSix
  const even3 = first + four - twoSix
  const even1 = first - four + twoLess
  const even2 = first - four - twoLess

  const fiveThree = five + three
  const fiveLess = five - three
  const oneSeven = one + seven
  const oneLess = one - seven
  const odd0 = oneSeven + fiveThree
  const turned = (fiveLess + oneLess) * twist
  const odd1 = turned - fiveLess * twistMore - odd0
  const odd2 = (oneSeven - fiveThree) * Math.SQRT2 - odd1
  const odd3 = turned - oneLess * twistLess - odd2

  block[at] = even0 + odd0
  block[at + by] = even1 + odd1
  block[at + 2 * by] = even2 + odd2
  block[at + 3 * by] = even3 + odd3
  block[at + 4 * by] = even3 - odd3
  block[at + 5 * by] = even2 - odd2
  block[at + 6 * by] = even1 - odd1
  block[at + 7 * by] = even0 - odd0
}
