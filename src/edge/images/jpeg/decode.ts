import { Bits } from './bits.ts'
import { type ColourModel, modelOf } from './colours.ts'
import { Damaged, type JpegRefusal } from './damaged.ts'
import type { Frame } from './frame.ts'
import { giveRows, type Part, partOf, settleSteps, type Wanted } from './part.ts'
import { drawFlat, drawOn } from './points.ts'
import { type Scan, Segments } from './segments.ts'
import { readBlock } from './sequential.ts'
import { drawStored, readAllScans } from './stored.ts'

/** What is wanted of each component, once the picture has said how many it has, of what size and colours. */
export type Plan = (frame: Frame, model: ColourModel) => Wanted[]

/**
 * Gives the rows of each component of a JPEG, one after the other, at a reduced scale and without ever holding the
 * picture. What is damaged or cut anywhere is refused, though some of its rows may have been given.
 */
export function decodeJpeg(bytes: Uint8Array, plan: Plan): JpegRefusal | null {
  try {
    decode(bytes, plan)
    return null
  } catch (error) {
    if (error instanceof Damaged) return error.refusal
    throw error
  }
}

function decode(bytes: Uint8Array, plan: Plan): void {
  const segments = new Segments(bytes)
  const scan = segments.nextScan(2)
  const { frame } = segments
  if (!scan || !frame) throw new Damaged()

  const wanted = plan(frame, modelOf(frame, segments.adobe))
  const parts = frame.components.map((component, i) => partOf(component, wantedOf(wanted, i)))
  const isWhole = !frame.progressive && scan.components.length === parts.length
  if (isWhole) drawAsItComes(bytes, frame, parts, scan, segments)
  else drawStored(frame, readAllScans(bytes, frame, parts, scan, segments))
}

function wantedOf(wanted: readonly Wanted[], i: number): Wanted {
  const found = wanted[i]
  if (!found) throw new Error('Something is wanted of each component.')
  return found
}

/** All components in one scan: no coefficient is kept longer than its block. */
function drawAsItComes(bytes: Uint8Array, frame: Frame, parts: Part[], scan: Scan, segments: Segments): void {
  const bits = new Bits(bytes, scan.at)
  const jobs = parts.map((part, i) => jobOf(part, i, scan, segments))
  let unit = 0
  for (let row = 0; row < frame.rows; row++) {
    for (let column = 0; column < frame.columns; column++, unit++) {
      if (scan.interval > 0 && unit > 0 && unit % scan.interval === 0) {
        bits.restart((unit / scan.interval - 1) & 7)
        for (const part of parts) part.before = 0
      }
      for (const job of jobs) drawUnit(bits, job, column)
    }
    bits.mustHaveBeenEnough()
    for (const part of parts) giveRows(part)
  }
}

type UnitJob = ReturnType<typeof jobOf>

function jobOf(part: Part, i: number, scan: Scan, segments: Segments) {
  const chosen = scan.components[i]
  if (chosen?.component !== part.component || !chosen.dc || !chosen.ac) throw new Damaged()
  return {
    part,
    tables: { dc: chosen.dc, ac: chosen.ac },
    steps: settleSteps(part, segments.steps),
    block: new Float64Array(part.points * part.points + 1),
    draw: drawOn[part.points],
  }
}

function drawUnit(bits: Bits, { part, tables, steps, block, draw }: UnitJob, column: number): void {
  const { component, points, samples, stride } = part
  for (let down = 0; down < component.down; down++) {
    for (let across = 0; across < component.across; across++) {
      bits.prepare()
      const at = down * points * stride + (column * component.across + across) * points
      if (readBlock(bits, tables, part, steps, block)) drawFlat(block[0] ?? 0, points, samples, at, stride)
      else draw(block, samples, at, stride)
    }
  }
}
