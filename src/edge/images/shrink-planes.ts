import { type Fitted, fittedAt } from './fit.ts'
import { halving } from './halving.ts'
import type { Plane, RowSink } from './plane.ts'
import { PlaneShrinker } from './shrink-plane.ts'

/**
 * Several planes of one, whose rows come once. One half as large or less is made of rows halved as often as can be, so
 * that a small picture beside a large one costs little.
 */
export function shrinkPlanes(
  width: number,
  height: number,
  fitted: readonly Fitted[],
): { planes: Plane[]; sink: RowSink } {
  const made = fitted.map((each) => {
    const halvings = halvingsFor(each)
    const scale = 2 ** -halvings
    const source = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) }
    const kernel = halvings > 0 ? 'crisp' : 'average'
    return { halvings, shrinker: new PlaneShrinker(source, fittedAt(each, scale), kernel) }
  })
  const most = Math.max(...made.map(({ halvings }) => halvings))
  const sinkAfter = (halvings: number, across: number, down: number): RowSink => {
    const here = made.filter((each) => each.halvings === halvings).map(({ shrinker }) => shrinker)
    const further =
      halvings < most
        ? halving(across, down, sinkAfter(halvings + 1, Math.ceil(across / 2), Math.ceil(down / 2)))
        : null
    return (row, y) => {
      for (const shrinker of here) shrinker.add(row, y)
      further?.(row, y)
    }
  }
  return { planes: made.map(({ shrinker }) => shrinker.plane), sink: sinkAfter(0, width, height) }
}

/** Down to four times the size wanted, so that it can still be made crisp; the first halving costs it little. */
function halvingsFor({ crop, width, height }: Fitted): number {
  const possible = Math.floor(Math.log2(Math.min(crop.width / width, crop.height / height)))
  return possible < 1 ? 0 : Math.max(1, possible - 1)
}
