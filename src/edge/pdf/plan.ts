import type { Laid } from './laid.ts'
import type { Placed } from './pages.ts'
import type { Pen, Shared } from './pen.ts'
import type { Strip } from './strips.ts'

/** What stands around the text: at the head of the first page, of those that follow, and at the foot of each. */
export type Standing = { head: Strip; again: Strip; foot: Strip }

/** What one page shows, from the first of its marks to the last. */
type Item = Own | Run
/** A band of a block that this paper alone has. */
type Own = { block: number; nth: number; y: number }
/** Bands one after the other that papers have alike: drawn once, as long as their marks have the same numbers. */
type Run = { placed: Placed[]; first: number; shared: Shared | undefined }

type Plan = { around: Standing; height: number; blocks: readonly Laid[]; pages: readonly Item[][] }

/** Of the latest papers: another one goes by the same plan when it has the same blocks, and its own ones are as tall. */
const plans: Plan[] = []
const mostPlans = 4

export function planOf(
  around: Standing,
  height: number,
  blocks: readonly Laid[],
  place: () => readonly (readonly Placed[])[],
): Plan['pages'] {
  const known = plans.find((one) => one.around === around && one.height === height && isAlike(one.blocks, blocks))
  if (known) return known.pages
  const pages = place().map((placed) => itemsOf(placed, ownOf(blocks)))
  plans.unshift({ around, height, blocks, pages })
  plans.splice(mostPlans)
  return pages
}

const isAlike = (one: readonly Laid[], two: readonly Laid[]): boolean =>
  one.length === two.length && one.every((laid, at) => laid === two[at] || isAsTall(laid, two[at]))

const isAsTall = (one: Laid, two: Laid | undefined): boolean =>
  two?.isAgain === false &&
  !one.isAgain &&
  one.strips.length === two.strips.length &&
  one.strips.every((strip, at) => isSetAlike(strip, two.strips[at]))

const isSetAlike = (one: Strip, two: Strip | undefined): boolean =>
  one.height === two?.height &&
  one.holds === two.holds &&
  one.gap === two.gap &&
  one.ends === two.ends &&
  !one.again &&
  !two.again

function ownOf(blocks: readonly Laid[]): ReadonlyMap<Strip, Omit<Own, 'y'>> {
  const own = blocks.flatMap(({ isAgain, strips }, block) =>
    isAgain ? [] : strips.map((strip, nth) => [strip, { block, nth }] as const),
  )
  return new Map(own)
}

function itemsOf(placed: readonly Placed[], own: ReturnType<typeof ownOf>): Item[] {
  const items: Item[] = []
  for (const { strip, y } of placed) {
    const place = own.get(strip)
    const last = items.at(-1)
    if (strip.gap) continue
    if (place) items.push({ ...place, y })
    else if (last && 'placed' in last) last.placed.push({ strip, y })
    else items.push({ placed: [{ strip, y }], first: 0, shared: undefined })
  }
  return items
}

export function drawPage(items: readonly Item[], blocks: readonly Laid[], pen: Pen, x: number): void {
  for (const item of items) {
    if ('placed' in item) pen.copy(drawnOnce(item, pen, x))
    else blocks[item.block]?.strips[item.nth]?.draw(pen, x, item.y)
  }
}

function drawnOnce(run: Run, pen: Pen, x: number): Shared {
  if (run.shared && run.first === pen.next()) return run.shared
  run.first = pen.next()
  run.shared = pen.apart((own) => {
    for (const { strip, y } of run.placed) strip.draw(own, x, y)
  })
  return run.shared
}
