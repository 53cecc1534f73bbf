/** What is known of a share or a mean: it, and between what it lies nineteen times out of twenty. All from 0 to 1. */
export type Measured = { value: number; low: number; high: number; of: number }

/** The quantile of 95 %. */
const z = 1.96

/**
 * Wilson's interval: never outside 0 to 1, never of no width, honest from the first answer. A mean on a scale is no more
 * spread than a share of the same value, so that the same interval holds for it, and is rather too wide.
 */
export function measured(value: number, of: number): Measured | null {
  if (of <= 0) return null
  const middle = (value + z ** 2 / (2 * of)) / (1 + z ** 2 / of)
  const reach = (z / (1 + z ** 2 / of)) * Math.sqrt((value * (1 - value)) / of + z ** 2 / (4 * of ** 2))
  return {
    value,
    low: Math.min(value, Math.max(0, middle - reach)),
    high: Math.max(value, Math.min(1, middle + reach)),
    of,
  }
}

export type Promoted = { promoters: number; passives: number; detractors: number }
export type Nps = { score: number; low: number; high: number; of: number } & Promoted

/** Those who recommend less those who do not, of 100; its interval as if three more had answered, one of each side. */
export function npsOf(parts: Promoted): Nps | null {
  const { promoters, passives, detractors } = parts
  const of = promoters + passives + detractors
  if (of === 0) return null
  const score = ((promoters - detractors) / of) * 100
  const [up, down, all] = [promoters + 0.75, detractors + 0.75, of + 3]
  const [middle, spread] = [(up - down) / all, (up + down) / all]
  const reach = z * Math.sqrt((spread - middle ** 2) / all)
  return {
    ...parts,
    of,
    score,
    low: Math.min(score, Math.max(-100, (middle - reach) * 100)),
    high: Math.max(score, Math.min(100, (middle + reach) * 100)),
  }
}

/** Whether a group differs from the others, or whether chance alone may explain it. */
export type Standing = 'above' | 'below' | 'unclear'

/** Newcombe's interval of a difference: both are what their own intervals leave room for. */
export function standingOf(one: Measured | null, other: Measured | null): Standing {
  if (!one || !other) return 'unclear'
  const gap = one.value - other.value
  const low = gap - Math.hypot(one.value - one.low, other.high - other.value)
  const high = gap + Math.hypot(one.high - one.value, other.value - other.low)
  if (low > 0) return 'above'
  return high < 0 ? 'below' : 'unclear'
}

/** Groups that come to a whole: the answers of those too small to be shown, and the smallest of those that are not. */
export type Rest = { hidden: number; least: string | null }

/**
 * A group shows from the smallest on. When those hidden beside it are so few that the whole less the others would tell of
 * them, the smallest of the shown goes with them.
 */
export const isShown = (
  { id, answers }: { id: string; answers: number },
  { hidden, least }: Rest,
  smallest: number,
): boolean => answers >= smallest && !(hidden > 0 && hidden < smallest && id === least)

/** What is not in it must be nobody, or enough people: the whole is shown too. */
export const leavesEnough = (part: number, whole: number, smallest: number): boolean =>
  part >= smallest && (whole - part <= 0 || whole - part >= smallest)

export type Shown = {
  group: { id: string; answers: number }
  rest: Rest
  whole: number
  /** The programme of a session: a session shows when its programme does. */
  parent: { group: { id: string; answers: number }; rest: Rest } | null
}

/** Whether a group may be looked at by itself. */
export const mayLookAt = ({ group, rest, whole, parent }: Shown, smallest: number): boolean =>
  isShown(group, rest, smallest) &&
  leavesEnough(group.answers, whole, smallest) &&
  (parent === null ||
    (isShown(parent.group, parent.rest, smallest) && leavesEnough(parent.group.answers, whole, smallest)))
