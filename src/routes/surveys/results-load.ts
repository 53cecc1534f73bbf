import type { Answers } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  type Dimension,
  everything,
  type Look,
  selectRest,
  selectSubjects,
  selectTallies,
  selectVersionsAsked,
} from '#db/surveys/results.ts'
import { selectAround, selectModules, selectWithin } from '#db/surveys/results-within.ts'
import { readSurvey } from '#domain/surveys/content.ts'
import { type QuestionResult, questionsOf, resultsOf } from '#domain/surveys/results.ts'
import { type Compared, comparedWith, kept, rateOf } from '#domain/surveys/results-compared.ts'
import { aboutTallies, partsOf } from '#domain/surveys/results-parts.ts'
import type { Measured, Nps } from '#domain/surveys/small-numbers.ts'
import { type Group, groupFrom, groupReads, nothingHidden } from './results-group.ts'

export type Results = Group & {
  rate: number | null
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
    ...groupReads(scope, id, look),
    selectVersionsAsked(scope, id),
    selectTallies(scope, id, look),
    selectTallies(scope, id, everything, look.dimension === 'all' ? 0 : undefined),
    selectWithin(scope, id, look, hasContent(look) ? undefined : 0),
    selectAround(scope, id, look, look.dimension === 'session' ? undefined : 0),
    selectModules(scope, look, hasContent(look) ? undefined : 0),
    ...kinds.map((dimension) => selectSubjects(scope, id, dimension, beside, mostCompared)),
    ...kinds.map((dimension) => selectRest(scope, id, { dimension, id: '' }, beside)),
  ] as const
}

export function resultsFrom(
  scope: Pick<Scope, 'sites'>,
  look: Look,
  answers: Answers<ReturnType<typeof resultReads>>,
): Results {
  const [survey, all, mine, parent, rest, parentRest, versions, tallies, allTallies, ...more] = answers
  const [within, around, sold, ...others] = more
  const standing = groupFrom(scope, look, [survey, all, mine, parent, rest, parentRest])
  const { group, whole, isShown } = standing
  const rate = group ? rateOf(group) : null
  if (!isShown || !group || !whole)
    return { ...standing, rate, satisfaction: null, nps: null, questions: [], comparisons: [] }

  const { smallestGroup } = standing.survey
  const kinds = comparedIn(look, scope.sites)
  const lists = others.slice(0, kinds.length) as Awaited<ReturnType<typeof selectSubjects>>[]
  const rests = others.slice(kinds.length) as Awaited<ReturnType<typeof selectRest>>[]
  const questions = questionsOf(versions.map(({ version, content }) => ({ version, content: readSurvey(content) })))
  const isSession = look.dimension === 'session'
  const about = aboutTallies(within, sold, isSession)
  const beside = isSession ? aboutTallies(around, sold, isSession) : null
  return {
    ...standing,
    rate,
    ...kept(group, whole, smallestGroup),
    questions: resultsOf(questions, tallies, look.dimension === 'all' ? tallies : allTallies, smallestGroup).map(
      (result) => ({ ...result, parts: partsOf(result, about, beside, smallestGroup) }),
    ),
    comparisons: kinds
      .map((dimension, at) => ({
        dimension,
        lines: comparedWith(lists[at] ?? [], group, whole.answers, rests[at]?.[0] ?? nothingHidden, smallestGroup),
      }))
      .filter(({ lines }) => lines.length > 0),
  }
}

/** A session or a programme has modules and trainers of its own. */
const hasContent = ({ dimension }: Look): boolean => dimension === 'session' || dimension === 'programme'

/** All the answers are compared in four ways; a programme by its sessions; anything else stands alone. */
function comparedIn({ dimension }: Look, sites: Scope['sites']): readonly Dimension[] {
  if (sites !== 'all') return []
  if (dimension === 'programme') return ['session']
  return dimension === 'all' ? ['programme', 'trainer', 'site', 'month'] : []
}
