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
    return { halvings, shrinker: new PlaneShrinker(fittedAt(each, 2 ** -halvings)) }
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

function halvingsFor({ crop, width, height }: Fitted): number {
  return Math.max(0, Math.floor(Math.log2(Math.min(crop.width / width, crop.height / height))))
}
