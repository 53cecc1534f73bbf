import * as z from 'zod'
import type { Scope } from '#db/scope.ts'
import { deleteHiding, insertHiding } from '#db/surveys/verbatims.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { line } from '#domain/fields.ts'

export const VerbatimHidingInput = z.strictObject({ reason: line(200) })

/** A text, by its answer and the field it was written in. */
export type VerbatimName = { answerId: string; field: string }

/** In an address: `01k…~helped:trainer:bruno`. */
export const verbatimName = ({ answerId, field }: VerbatimName): string => `${answerId}~${field}`

export function readVerbatimName(text: string): VerbatimName | null {
  const [answerId, field, ...more] = text.split('~')
  return answerId && field && more.length === 0 ? { answerId, field } : null
}

type Verbatim = VerbatimName & { question: string }

/** What happened names the survey and its question: never the answer, nor its words. */
export const hideVerbatim = (scope: Scope, surveyId: string, { answerId, field, question }: Verbatim, reason: string) =>
  commit(scope, [
    insertHiding(scope, answerId, field, reason),
    record(scope, 'results_words_hidden', surveyId, { question }),
  ])

export const showVerbatim = (scope: Scope, surveyId: string, { answerId, field, question }: Verbatim) =>
  commit(scope, [
    deleteHiding(scope, answerId, field),
    exactlyOne(scope),
    record(scope, 'results_words_shown', surveyId, { question }),
  ])
