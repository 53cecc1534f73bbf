import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  deleteSurveyArchive,
  insertSurvey,
  insertSurveyArchive,
  insertVersion,
  type SurveyRow,
  updateSurvey,
} from '#db/surveys/surveys.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { SurveyChange } from './builder.ts'
import { readSurvey, type SurveyContent } from './content.ts'
import { emptyContent, readySets } from './ready-sets.ts'
import { type NewSurvey, refuseGroup } from './surveys-input.ts'
import { sameContent } from './versions.ts'

/** From a ready set, or with nothing in it. */
export async function createSurvey(scope: Scope, input: NewSurvey, title: string) {
  const refusal = refuseGroup(input)
  if (refusal) return no(refusal)
  const ready = input.set === 'empty' ? null : readySets[input.set]
  const survey = {
    id: input.id,
    title,
    purpose: input.set === 'empty' ? 'other' : input.set,
    audience: ready?.audience ?? input.audience,
    anonymous: Number(input.anonymous),
    smallestGroup: input.smallestGroup,
  }
  return commit(scope, [...creating(scope, survey, ready?.content ?? emptyContent)])
}

/** The questions as they are asked from now on: another version, when they are no longer the same. */
export async function changeSurvey<const T extends Statements>(
  scope: Scope,
  survey: SurveyRow,
  { title, anonymous, smallestGroup, version }: Pick<SurveyChange, 'title' | 'anonymous' | 'smallestGroup' | 'version'>,
  content: SurveyContent,
  show: T,
) {
  const refusal = refuseGroup({ anonymous, smallestGroup })
  if (refusal) return no(refusal)
  const promise = { anonymous: Number(anonymous), smallestGroup }
  const changed = promise.anonymous !== survey.anonymous || smallestGroup !== survey.smallestGroup
  if (survey.answered && changed) return no('survey_answered')
  const same = sameContent(readSurvey(survey.content), content)
  const next = same ? version : version + 1
  return commit(
    scope,
    [
      updateSurvey(scope, survey.id, version, { title, ...promise, version: next }),
      exactlyOne(scope),
      ...(same ? [] : [insertVersion(scope, survey.id, next, JSON.stringify(content))]),
      record(scope, 'survey_changed', survey.id, { title, version: next }),
    ],
    ...show,
  )
}

/** Another one that asks the same, under a name of its own. */
export async function copySurvey(scope: Scope, { content, ...from }: SurveyRow, id: string, title: string) {
  const { purpose, audience, anonymous, smallestGroup } = from
  const copy = { id, title, purpose, audience, anonymous, smallestGroup }
  return commit(scope, [...creating(scope, copy, JSON.parse(content) as SurveyContent)])
}

/** Sent no more: what was answered stays. */
export async function archiveSurvey<const T extends Statements>(scope: Scope, survey: SurveyRow, show: T) {
  if (survey.archivedAt !== null) return no('survey_archived_already')
  return commit(
    scope,
    [insertSurveyArchive(scope, survey.id), record(scope, 'survey_archived', survey.id, { title: survey.title })],
    ...show,
  )
}

export async function returnSurvey<const T extends Statements>(scope: Scope, survey: SurveyRow, show: T) {
  if (survey.archivedAt === null) return no('survey_not_archived')
  return commit(
    scope,
    [
      deleteSurveyArchive(scope, survey.id),
      exactlyOne(scope),
      record(scope, 'survey_returned', survey.id, { title: survey.title }),
    ],
    ...show,
  )
}

const creating = (scope: Scope, survey: Parameters<typeof insertSurvey>[1], content: SurveyContent) =>
  [
    insertSurvey(scope, survey),
    insertVersion(scope, survey.id, 1, JSON.stringify(content)),
    record(scope, 'survey_created', survey.id, { title: survey.title }),
  ] as const
