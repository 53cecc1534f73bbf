import type { EndSurvey, Published, YearGroup } from '#db/surveys/results-programmes.ts'
import { isShown, leavesEnough } from './small-numbers.ts'

export type Enrolled = { enrolled: number; givenUp: number }
type Sums = Omit<YearGroup, 'programmeId' | 'surveyId'>

/**
 * What a programme publishes of a year: the answers to the surveys that ask at the end, of those surveys alone where
 * neither the programme nor the rest of its years is too small to be told apart.
 */
export function publishedOf(
  programmeId: string,
  year: string,
  inYear: readonly YearGroup[],
  ever: readonly YearGroup[],
  ends: readonly EndSurvey[],
  { enrolled, givenUp }: Enrolled,
): Published {
  const asked = { asked: sum(inYear, 'asked', ends), answered: sum(inYear, 'answered', ends) }
  const said = inYear.flatMap((group): Sums[] => {
    const survey = ends.find(({ id }) => id === group.surveyId)
    const around = ever.find(({ surveyId }) => surveyId === group.surveyId)
    return survey && around ? [keptOf(group, around, survey)] : []
  })
  return { programmeId, year, ...asked, ...added(said), enrolled, givenUp }
}

/** The share of those who went to the end of what they began, of those who answered, of those who recommend. */
export function sharesOf(published: Published) {
  const { asked, answered, satisfied, satisfaction, promoters, passives, detractors, enrolled, givenUp } = published
  const recommended = promoters + passives + detractors
  return {
    satisfaction: satisfied > 0 ? satisfaction / satisfied / 100 : null,
    recommendation: recommended > 0 ? promoters / recommended : null,
    rate: asked > 0 ? answered / asked : null,
    completion: enrolled > 0 ? (enrolled - givenUp) / enrolled : null,
  }
}

/** Worth telling: something is known, and it is not what was told last. */
export function differs(one: Published, other: Published | undefined): boolean {
  if (!other) return one.asked + one.answers + one.enrolled > 0
  return (Object.keys(one) as (keyof Published)[]).some((key) => one[key] !== other[key])
}

function keptOf(group: YearGroup, around: YearGroup, { smallestGroup, hidden, least }: EndSurvey): Sums {
  const programme = { id: group.programmeId, answers: around.answers }
  const enough = (part: number, whole: number) => leavesEnough(part, whole, smallestGroup)
  if (!isShown(programme, { hidden, least }, smallestGroup) || !enough(group.answers, around.answers)) return nothing
  const { promoters, passives, detractors } = group
  const recommended = (each: YearGroup) => each.promoters + each.passives + each.detractors
  return {
    ...nothing,
    answers: group.answers,
    ...(enough(group.satisfied, around.satisfied)
      ? { satisfied: group.satisfied, satisfaction: group.satisfaction }
      : {}),
    ...(enough(recommended(group), recommended(around)) ? { promoters, passives, detractors } : {}),
  }
}

const nothing: Sums = {
  asked: 0,
  answered: 0,
  answers: 0,
  satisfied: 0,
  satisfaction: 0,
  promoters: 0,
  passives: 0,
  detractors: 0,
}

function added(parts: readonly Sums[]) {
  const total = (name: keyof Sums) => parts.reduce((all, part) => all + part[name], 0)
  return {
    answers: total('answers'),
    satisfied: total('satisfied'),
    satisfaction: total('satisfaction'),
    promoters: total('promoters'),
    passives: total('passives'),
    detractors: total('detractors'),
  }
}

const sum = (groups: readonly YearGroup[], name: 'asked' | 'answered', ends: readonly EndSurvey[]): number =>
  groups.filter(({ surveyId }) => ends.some(({ id }) => id === surveyId)).reduce((all, group) => all + group[name], 0)
