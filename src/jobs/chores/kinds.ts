import type { Scope } from '#db/scope.ts'
import { type ArchiveCursor, type ArchiveInput, isComplete, stepOfArchive } from '#domain/chores/archive.ts'
import { manifestOf } from '#domain/chores/archive-entries.ts'
import { removeArchive } from '#domain/chores/archives.ts'
import type { ChoreKind } from '#domain/chores/chore.ts'
import type { Step } from '#domain/chores/chores.ts'
import { type InvitationsAsked, stepOfInvitations } from '#domain/chores/invitations.ts'
import { type BatchAsked, type BatchCursor, stepOfBatch } from '#domain/documents/batch.ts'
import { type ReissueCursor, stepOfReissue } from '#domain/documents/reissues.ts'
import { type RunCursor, stepOfRun } from '#domain/exchange/import-run.ts'
import { type ImportAsked, stepOfTrial, type TrialCursor } from '#domain/exchange/import-trial.ts'
import { stepOfUndo, type UndoCursor } from '#domain/exchange/import-undo.ts'
import { type ReportAsked, stepOfReport } from '#domain/quality/audits/report.ts'
import { type SampleAsked, type SampleCursor, stepOfSample } from '#domain/quality/audits/samples.ts'
import { type StatementCursor, stepOfStatement } from '#domain/quality/statement/counting.ts'
import { stepOfSurvey } from '#domain/surveys/asking-rounds.ts'
import type { SurveyRound } from '#domain/surveys/askings.ts'
import type { Bindings } from '#env.ts'
import { paths } from '#paths.ts'
import { voiceOf } from '#words/voice.ts'

/** A chore on its way, as one step finds it. The scope acts in the name of whoever asked. */
export type Running<Input, Cursor> = { scope: Scope; env: Bindings; id: string; input: Input; cursor: Cursor }

/**
 * How a long job is done. A step reads, does outside the database only what may be done twice, and answers with its writes:
 * the engine commits them with the cursor, once. It should last a second or two at most.
 */
export type Kind<Input, Cursor> = {
  step: (running: Running<Input, Cursor>) => Promise<Step>
  /** Takes away what was made outside the database by a chore that has been cancelled. */
  undo?: (running: Running<Input, Cursor>) => Promise<void>
}

const archive: Kind<ArchiveInput, ArchiveCursor> = {
  step: ({ scope, env, id, input, cursor }) =>
    isComplete(cursor) ? manifestOf(scope, env.FILES, id, input, cursor) : stepOfArchive(scope, env.FILES, id, cursor),
  undo: ({ scope, env, id }) => removeArchive(scope, env.FILES, id),
}

const invitations: Kind<InvitationsAsked, number> = {
  step: ({ scope, input, cursor }) => stepOfInvitations(scope, input, cursor),
}

const importTrial: Kind<ImportAsked, TrialCursor> = {
  step: ({ scope, env, input, cursor }) => stepOfTrial(scope, env.FILES, input, cursor),
}

const importRun: Kind<ImportAsked, RunCursor> = {
  step: ({ scope, env, input, cursor }) => stepOfRun(scope, env.FILES, input, cursor),
}

const importUndo: Kind<ImportAsked, UndoCursor> = {
  step: ({ scope, input, cursor }) => stepOfUndo(scope, input, cursor),
}

const papers: Kind<BatchAsked, BatchCursor> = {
  step: ({ scope, env, id, input, cursor }) => stepOfBatch(scope, printing(scope, env, id), input, cursor),
}

const papersAgain: Kind<{ sessionId: string }, ReissueCursor> = {
  step: ({ scope, env, id, input, cursor }) => stepOfReissue(scope, printing(scope, env, id), input.sessionId, cursor),
}

/** Where papers made in the background are kept, how they speak, and where each may be checked. */
const printing = (scope: Scope, env: Bindings, choreId: string) => ({
  bucket: env.FILES,
  voiceIn: voiceOf,
  choreId,
  verification: (paper: string) => env.ORIGIN + paths.verification(scope.organisationId, paper),
})

const statement: Kind<{ id: string }, StatementCursor> = {
  step: ({ scope, input, cursor }) => stepOfStatement(scope, input, cursor),
}

const survey: Kind<SurveyRound, string> = {
  step: ({ scope, input, cursor }) => stepOfSurvey(scope, input, cursor),
}

const auditReport: Kind<ReportAsked, number> = {
  step: ({ scope, env, id, input, cursor }) => stepOfReport(scope, env.FILES, id, input, cursor),
  undo: ({ scope, env, id }) => removeArchive(scope, env.FILES, id),
}

const auditSample: Kind<SampleAsked, SampleCursor> = {
  step: ({ scope, env, id, input, cursor }) => stepOfSample(scope, env.FILES, id, input, cursor),
}

/** A kind that `choreKinds` names and that nobody does would not compile. */
export const kinds = {
  audit_sample: auditSample,
  audit_report: auditReport,
  statement,
  survey,
  archive,
  invitations,
  import_trial: importTrial,
  import_run: importRun,
  import_undo: importUndo,
  papers,
  papers_again: papersAgain,
} satisfies Record<ChoreKind, Kind<never, never>>
