import type { Scope } from '#db/scope.ts'
import { insertAnswer } from '#db/surveys/answers.ts'
import {
  deleteAnswer,
  deleteHidings,
  deleteMapping,
  insertMapping,
  type MappingRow,
  type selectAnswerNamed,
  updateMapping,
} from '#db/surveys/mappings.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { SurveyContent } from './content.ts'
import { type MappedField, refuseTwice } from './mapping.ts'
import type { SaidAnswers } from './said.ts'
import { scoresOf } from './scores.ts'

type NewMapping = { id: string; sourceId: string; formId: string; formName: string; fields: readonly MappedField[] }

/**
 * From now on this form stands for that survey. One that promises anonymity cannot: the provider says in one breath who
 * answers and what.
 */
export async function linkForm(
  scope: Scope,
  survey: { id: string; title: string; anonymous: number },
  { fields, ...mapping }: NewMapping,
) {
  const refusal = survey.anonymous ? 'survey_is_anonymous' : refuseTwice(fields)
  if (refusal) return no(refusal)
  return commit(scope, [
    insertMapping(scope, { ...mapping, surveyId: survey.id, fields: JSON.stringify(fields) }),
    record(scope, 'survey_mapping_saved', survey.id, { title: survey.title, source: mapping.sourceId }),
  ])
}

export async function changeMapping(scope: Scope, mapping: MappingRow, from: number, fields: readonly MappedField[]) {
  const refusal = refuseTwice(fields)
  if (refusal) return no(refusal)
  return commit(scope, [
    updateMapping(scope, mapping.id, from, JSON.stringify(fields)),
    exactlyOne(scope),
    record(scope, 'survey_mapping_saved', mapping.surveyId, { title: mapping.title, source: mapping.sourceId }),
  ])
}

export function unlinkForm(scope: Scope, { id, surveyId, title }: MappingRow) {
  return commit(scope, [
    deleteMapping(scope, id),
    exactlyOne(scope),
    record(scope, 'survey_mapping_removed', surveyId, { title }),
  ])
}

type KnownAnswer = Awaited<ReturnType<typeof selectAnswerNamed>>[number]

type Said = {
  mapping: Pick<MappingRow, 'surveyId' | 'surveyVersion'>
  content: SurveyContent
  said: SaidAnswers
  source: string
  sourceId: string
}

/** Said again otherwise by whoever said it: the same answer, of the same person, about the same session. */
export function saidAnew(scope: Scope, known: KnownAnswer, { mapping, content, said, source, sourceId }: Said) {
  const { alerts, ...scores } = scoresOf(content, said)
  return [
    deleteHidings(scope, known.id),
    deleteAnswer(scope, known.id),
    exactlyOne(scope),
    insertAnswer(scope, {
      ...known,
      ...scores,
      surveyId: mapping.surveyId,
      version: mapping.surveyVersion,
      said: JSON.stringify(said),
      alerts: JSON.stringify(alerts),
      source,
      sourceId,
    }),
  ]
}
