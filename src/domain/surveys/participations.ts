import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteDraft, putDraft } from '#db/surveys/answers.ts'
import type { AskingRow } from '#db/surveys/askings.ts'
import { countLetters, type ParticipationRow } from '#db/surveys/participations.ts'
import { commit, record } from '#domain/events/commit.ts'
import { keeping } from './answering.ts'
import type { SurveyContent } from './content.ts'
import type { SaidAnswers } from './said.ts'

/** One answer a person: `taken` when there is one already, `overtaken` when the asking has just closed. */
export const giveAnswer = (
  scope: Scope,
  asked: ParticipationRow,
  content: SurveyContent,
  said: SaidAnswers,
  day: string,
) =>
  commit(
    scope,
    keeping(scope, {
      survey: { id: asked.surveyId, title: asked.title, anonymous: asked.anonymous },
      version: asked.version,
      content,
      session: { id: asked.sessionId, code: asked.code, programmeId: asked.programmeId, siteId: asked.siteId },
      participationId: asked.id,
      said,
      day,
      source: 'form',
      sourceId: null,
    }),
  )

/** What is typed, as it is typed: it waits for its sending and says nothing to anybody. */
export const keepDraft = (scope: Scope, asked: ParticipationRow, said: SaidAnswers) =>
  batch(scope.db, [
    Object.keys(said).length > 0 ? putDraft(scope, asked.id, JSON.stringify(said)) : deleteDraft(scope, asked.id),
  ])

/** Somebody in the room has said who they are: their link goes to their mailbox again. */
export const writeAgain = (scope: Scope, asking: AskingRow, participation: { id: string; sent: number }, day: string) =>
  commit(scope, [
    countLetters(scope, [participation.id], day),
    record(
      scope,
      'survey_letter_asked',
      participation.id,
      { name: asking.title, session: asking.code, number: 1 },
      asking.siteId,
    ),
  ])
