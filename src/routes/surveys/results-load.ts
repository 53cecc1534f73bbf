import type { Answers } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  type Dimension,
  everything,
  type GroupRow,
  type Look,
  type SurveyRow,
  selectGroup,
  selectParent,
  selectRest,
  selectSubjects,
  selectSurveyAsked,
  selectTallies,
  selectVersionsAsked,
} from '#db/surveys/results.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { type QuestionResult, questionsOf, resultsOf } from '#domain/surveys/results.ts'
import { type Compared, comparedWith, kept, rateOf } from '#domain/surveys/results-compared.ts'
import { type Measured, mayLookAt, type Nps, type Rest } from '#domain/surveys/small-numbers.ts'
import { NotThere } from '#http/refusals.ts'

export type Results = {
  survey: SurveyRow
  look: Look & { name: string | null }
  /** Nothing when nobody was asked and nobody answered. */
  group: GroupRow | null
  rate: number | null
  isShown: boolean
  satisfaction: Measured | null
  nps: Nps | null
  questions: readonly QuestionResult[]
  comparisons: readonly { dimension: Dimension; lines: readonly Compared[] }[]
}

const mostCompared = 12

/** What was answered to a survey, all of it or one group, with what decides whether it may be shown. */
export function resultReads(scope: Scope, id: string, look: Look) {
  const kinds = comparedIn(look, scope.sites)
  const beside = look.dimension === 'programme' ? look.id : ''
  return [
    selectSurveyAsked(scope, id),
    selectVersionsAsked(scope, id),
    selectGroup(scope, id, everything),
    selectGroup(scope, id, look),
    selectParent(scope, id, look),
    selectRest(scope, id, look, null),
    selectRest(scope, id, { dimension: 'programme', id: '' }, ''),
    selectTallies(scope, id, look),
    selectTallies(scope, id, everything, look.dimension === 'all' ? 0 : undefined),
    ...kinds.map((dimension) => selectSubjects(scope, id, dimension, beside, mostCompared)),
    ...kinds.map((dimension) => selectRest(scope, id, { dimension, id: '' }, beside)),
  ] as const
}

export function resultsFrom(
  { sites }: Pick<Scope, 'sites'>,
  look: Look,
  answers: Answers<ReturnType<typeof resultReads>>,
): Results {
  const [[survey], versions, [whole], [group], [parent], [rest], [parentRest], tallies, all, ...others] = answers
  if (!survey || !isSeen(sites, look, group)) throw new NotThere()
  const smallest = survey.smallestGroup
  const total = whole?.answers ?? 0
  const above = parent && { group: parent, rest: parentRest ?? none }
  const isShown = mayLookAt(
    { group: group ?? { id: '', answers: 0 }, rest: rest ?? none, whole: total, parent: above ?? null },
    smallest,
  )
  const frame = { survey, look: { ...look, name: group?.name ?? null }, group: group ?? null }
  const rate = group ? rateOf(group) : null
  if (!isShown || !group || !whole)
    return { ...frame, rate, isShown: false, satisfaction: null, nps: null, questions: [], comparisons: [] }
  const kinds = comparedIn(look, sites)
  const lists = others.slice(0, kinds.length) as Awaited<ReturnType<typeof selectSubjects>>[]
  const rests = others.slice(kinds.length) as Awaited<ReturnType<typeof selectRest>>[]
  const questions = questionsOf(versions.map(({ version, content }) => ({ version, content: readSurvey(content) })))
  return {
    ...frame,
    rate,
    isShown,
    ...kept(group, whole, smallest),
    questions: resultsOf(questions, tallies, look.dimension === 'all' ? tallies : all, smallest),
    comparisons: kinds
      .map((dimension, at) => ({
        dimension,
        lines: comparedWith(lists[at] ?? [], group, total, rests[at]?.[0] ?? none, smallest),
      }))
      .filter(({ lines }) => lines.length > 0),
  }
}

const none: Rest = { hidden: 0, least: null }

/** All the answers are compared in four ways; a programme by its sessions; anything else stands alone. */
function comparedIn({ dimension }: Look, sites: Scope['sites']): readonly Dimension[] {
  if (sites !== 'all') return []
  if (dimension === 'programme') return ['session']
  return dimension === 'all' ? ['programme', 'trainer', 'site', 'month'] : []
}

/** Who looks after some sites reads the answers of those, and of their sessions. */
function isSeen(sites: Scope['sites'], { dimension, id }: Look, group: GroupRow | undefined): boolean {
  if (sites === 'all') return dimension === 'all' || group !== undefined
  if (dimension === 'site') return sites.includes(id)
  return dimension === 'session' && group?.name != null
}
