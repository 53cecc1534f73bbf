import { Bits } from './bits.ts'
import { Damaged } from './damaged.ts'
import type { Frame } from './frame.ts'
import { withOverrun } from './order.ts'
import { giveRows, type Part, settleSteps } from './part.ts'
import { type Draw, drawOn } from './points.ts'
import { type Pass, progressivePass } from './progressive.ts'
import type { Scan, Segments } from './segments.ts'
import { readBlock } from './sequential.ts'
import { type Store, storesOf } from './store.ts'

/** Cameras and editors write about ten. Each goes over the whole picture again, and may cost its author sixteen bytes. */
const mostScans = 64
/** Of all scans together: a fifth of a second. */
const mostBlocks = 40_000_000

/** Reads the scans of a picture that comes in several, up to its end. */
export function readAllScans(bytes: Uint8Array, frame: Frame, parts: Part[], first: Scan, segments: Segments): Store[] {
  const stores = storesOf(frame, parts)
  let [scans, blocks] = [0, 0]
  for (let scan: Scan | null = first; scan; ) {
    const concerned = storesIn(scan, stores)
    for (const { part } of concerned) settleSteps(part, segments.steps)
    scans += 1
    blocks += concerned.reduce((sum, { known }) => sum + known.length / 2, 0)
    if (scans > mostScans || blocks > mostBlocks) throw new Damaged()

    const bits = new Bits(bytes, scan.at)
    const pass = frame.progressive ? progressivePass(bits, scan) : sequentialPass(bits, scan)
    readScan(bits, frame, scan, concerned, pass)
    scan = segments.nextScan(bits.marker)
  }
  return stores
}

/** Draws a row of units after the other. */
export function drawStored(frame: Frame, stores: readonly Store[]): void {
  const jobs = stores.map((store) => ({ store, ...drawingOf(store) }))
  for (let row = 0; row < frame.rows; row++) {
    for (const { store, draw, steps } of jobs) {
      drawRow(store, row, draw, steps)
      giveRows(store.part)
    }
  }
}

function storesIn(scan: Scan, stores: readonly Store[]): Store[] {
  return scan.components.map(({ component }) => {
    const store = stores.find(({ part }) => part.component === component)
    if (!store) throw new Damaged()
    return store
  })
}

/** A component alone in its scan comes without what fills the last units. */
function readScan(bits: Bits, frame: Frame, scan: Scan, stores: readonly Store[], pass: Pass): void {
  const [alone] = stores
  const only = stores.length === 1 ? alone : undefined
  const columns = only ? only.part.component.columns : frame.columns
  const rows = only ? only.part.component.rows : frame.rows
  for (const { part } of stores) part.before = 0
  let unit = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, unit++) {
      if (scan.interval > 0 && unit > 0 && unit % scan.interval === 0) {
        bits.restart((unit / scan.interval - 1) & 7)
        pass.restart()
        for (const { part } of stores) part.before = 0
      }
      if (only) readOne(bits, only, row * only.part.component.stride + column, pass)
      else for (const store of stores) readUnit(bits, store, row, column, pass)
    }
    bits.mustHaveBeenEnough()
  }
}

function readUnit(bits: Bits, store: Store, row: number, column: number, pass: Pass): void {
  const { across, down, stride } = store.part.component
  for (let y = row * down; y < (row + 1) * down; y++) {
    for (let x = column * across; x < (column + 1) * across; x++) readOne(bits, store, y * stride + x, pass)
  }
}

function readOne(bits: Bits, store: Store, block: number, pass: Pass): void {
  bits.prepare()
  pass.read(store, block)
}

/** Whole blocks, of a picture that gives each component its own scan. */
function sequentialPass(bits: Bits, { components }: Scan): Pass {
  const whole = new Float64Array(withOverrun).fill(1)
  const block = new Float64Array(65)
  const tables = new Map(components.map(({ component, dc, ac }) => [component, { dc, ac }]))
  const read = ({ part, kept }: Store, at: number) => {
    const { dc, ac } = tables.get(part.component) ?? {}
    if (!dc || !ac) throw new Damaged()
    readBlock(bits, { dc, ac }, part, whole, block)
    const side = part.points * part.points
    for (let i = 0; i < side; i++) kept[at * side + i] = block[i] ?? 0
    block.fill(0)
  }
  return { read, restart: () => undefined }
}

function drawingOf({ part }: Store) {
  const draw = drawOn[part.points]
  const steps = new Float64Array(part.points * part.points + 1)
  if (!part.steps) throw new Damaged()
  for (let i = 0; i < 64; i++) steps[part.places[i] ?? 0] = part.steps[i] ?? 0
  return { draw, steps }
}

function drawRow({ part, kept }: Store, row: number, draw: Draw, steps: Float64Array): void {
  const { component, points, samples, stride } = part
  const side = points * points
  const block = new Float64Array(side)
  for (let down = 0; down < component.down; down++) {
    let from = (row * component.down + down) * component.stride * side
    for (let column = 0; column < component.stride; column++, from += side) {
      for (let i = 0; i < side; i++) block[i] = (kept[from + i] ?? 0) * (steps[i] ?? 0)
      draw(block, samples, down * points * stride + column * points, stride)
    }
  }
}
