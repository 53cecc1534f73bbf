import * as z from 'zod'
import type { Scope } from '#db/scope.ts'
import type { Look } from '#db/surveys/results.ts'
import { commit, record } from '#domain/events/commit.ts'
import { choice } from '#domain/fields.ts'

export const formats = ['csv', 'xlsx', 'pdf'] as const
export const ResultsExportInput = z.strictObject({
  format: choice(formats),
})
export type ResultsExportInput = z.output<typeof ResultsExportInput>

/** Results leave in a file: which, by whom and when is known afterwards. */
export const exportResults = (scope: Scope, surveyId: string, look: Look, { format }: ResultsExportInput) =>
  commit(scope, [record(scope, 'results_exported', surveyId, { format, by: look.dimension, of: look.id })])
