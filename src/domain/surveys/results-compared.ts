import {
  isShown,
  leavesEnough,
  type Measured,
  measured,
  type Nps,
  npsOf,
  type Promoted,
  type Rest,
  type Standing,
  standingOf,
} from './small-numbers.ts'

/** What a group comes to. */
export type Group = {
  id: string
  name: string | null
  asked: number
  answered: number
  silent: number
  answers: number
  satisfied: number
  satisfaction: number
} & Promoted

/** A group beside the others: how satisfied, how much it is recommended, and whether the difference means something. */
export type Compared = {
  id: string
  name: string | null
  answers: number
  /** Too few answers, there or in what is left. */
  isKept: boolean
  /** Nothing where nobody is asked as such: by trainer, by month. */
  rate: number | null
  satisfaction: Measured | null
  nps: Nps | null
  standing: Standing
}

/** Satisfaction from 0 to 1. */
export const satisfactionOf = ({ satisfied, satisfaction }: Pick<Group, 'satisfied' | 'satisfaction'>) =>
  satisfied > 0 ? measured(satisfaction / 100 / satisfied, satisfied) : null

/** Those who answered of those who were asked; nothing to say when nobody was. */
export const rateOf = ({ asked, answered }: Pick<Group, 'asked' | 'answered'>): number | null =>
  asked > 0 ? answered / asked : null

export function comparedWith(
  groups: readonly Group[],
  around: Group | null,
  whole: number,
  rest: Rest,
  smallest: number,
): Compared[] {
  if (!around) return []
  return groups.map((group) => {
    const { id, name, answers } = group
    const isKept = !isShown(group, rest, smallest) || !leavesEnough(answers, whole, smallest)
    if (isKept) return { id, name, answers: 0, isKept, rate: null, satisfaction: null, nps: null, standing: 'unclear' }
    const [mine, others] = [kept(group, around, smallest), kept(without(around, group), around, smallest)]
    return {
      ...{ id, name, answers, isKept, rate: rateOf(group) },
      ...mine,
      standing: standingOf(mine.satisfaction, others.satisfaction),
    }
  })
}

/** Of a group that may be shown, what enough of its people have said, and enough of the others. */
export function kept(group: Group, around: Group, smallest: number): Pick<Compared, 'satisfaction' | 'nps'> {
  const recommended = (each: Promoted) => each.promoters + each.passives + each.detractors
  return {
    satisfaction: leavesEnough(group.satisfied, around.satisfied, smallest) ? satisfactionOf(group) : null,
    nps: leavesEnough(recommended(group), recommended(around), smallest) ? npsOf(group) : null,
  }
}

const without = (all: Group, part: Group): Group => ({
  ...all,
  answers: all.answers - part.answers,
  satisfied: all.satisfied - part.satisfied,
  satisfaction: all.satisfaction - part.satisfaction,
  promoters: all.promoters - part.promoters,
  passives: all.passives - part.passives,
  detractors: all.detractors - part.detractors,
})
