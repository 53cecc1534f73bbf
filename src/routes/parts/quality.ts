import type { Room } from '#http/room.ts'
import { auditForms, audits } from '#routes/audits/audits.tsx'
import { auditPoints, auditVerdicts, findingClosures } from '#routes/audits/points.tsx'
import { auditReportForms, auditReports } from '#routes/audits/report.tsx'
import { auditRoomForms, auditRooms } from '#routes/audits/rooms.tsx'
import { auditDraws, auditSamples } from '#routes/audits/samples.tsx'
import { actionEnds } from '#routes/improvement/action-end.tsx'
import { board } from '#routes/improvement/board.tsx'
import { reportTraces } from '#routes/improvement/report-trace.tsx'
import { reportForms, reports } from '#routes/improvement/reports.tsx'
import { yearlyReview } from '#routes/improvement/review.tsx'
import { ticketSteps } from '#routes/improvement/steps.tsx'
import { ticketTargets } from '#routes/improvement/targets.tsx'
import { ticket } from '#routes/improvement/ticket.tsx'
import { ticketForms } from '#routes/improvement/ticket-forms.tsx'
import { gridForms, grids } from '#routes/quality/grids.tsx'
import { indicators } from '#routes/quality/indicators.tsx'
import { gridProfile } from '#routes/quality/profile.tsx'
import { proofSearch } from '#routes/quality/proof-search.tsx'
import { proofForms, proofs } from '#routes/quality/proofs.tsx'
import { readiness } from '#routes/quality/readiness.tsx'
import { programmeResults } from '#routes/quality/results.tsx'
import { ruleForms, rules } from '#routes/quality/rules.tsx'
import { statementLines } from '#routes/quality/statement-lines.tsx'
import { statementForms, statements } from '#routes/quality/statements.tsx'
import { colleagues } from '#routes/registers/colleagues.tsx'
import { credentialForms, credentials } from '#routes/registers/credentials.tsx'
import { developmentForms, developments } from '#routes/registers/developments.tsx'
import { contactForms, network } from '#routes/registers/network.tsx'
import { partnerForms, partners } from '#routes/registers/partners.tsx'
import { referentForms, referents } from '#routes/registers/referents.tsx'
import { registers } from '#routes/registers/registers.tsx'
import { riskForms, risks } from '#routes/registers/risks.tsx'
import { surveyBuilder } from '#routes/surveys/builder.tsx'
import { comparisons } from '#routes/surveys/comparisons.tsx'
import { surveyProviders } from '#routes/surveys/providers.tsx'
import { surveyResults } from '#routes/surveys/results.tsx'
import { resultExports } from '#routes/surveys/results-export.ts'
import { resultsOverview } from '#routes/surveys/results-overview.tsx'
import { surveyRules } from '#routes/surveys/rules.tsx'
import { survey, surveyStanding } from '#routes/surveys/survey.tsx'
import { surveyForms, surveys } from '#routes/surveys/surveys.tsx'
import { verbatims } from '#routes/surveys/verbatims.tsx'
import { verbatimHiding, verbatimReturn } from '#routes/surveys/verbatims-hiding.tsx'
import { watchItemForms, watchItems } from '#routes/watch/items.tsx'
import { watchSources } from '#routes/watch/sources.tsx'
import { watch } from '#routes/watch/watch.tsx'

/** What an auditor asks about: the grid and its proofs, surveys, the watch, the registers, audits. */
export const rooms: readonly Room[] = [
  resultsOverview,
  resultExports,
  comparisons,
  surveyResults,
  verbatimHiding,
  verbatimReturn,
  verbatims,
  auditForms,
  auditReportForms,
  auditReports,
  auditRoomForms,
  auditRooms,
  auditDraws,
  auditSamples,
  audits,
  auditPoints,
  auditVerdicts,
  findingClosures,
  readiness,
  proofSearch,
  statements,
  statementLines,
  statementForms,
  gridProfile,
  indicators,
  gridForms,
  grids,
  ruleForms,
  rules,
  proofForms,
  proofs,
  programmeResults,
  surveyForms,
  surveyProviders,
  surveys,
  surveyStanding,
  surveyBuilder,
  surveyRules,
  survey,
  board,
  ticketTargets,
  yearlyReview,
  reportForms,
  reports,
  reportTraces,
  actionEnds,
  ticketForms,
  ticketSteps,
  ticket,
  colleagues,
  riskForms,
  risks,
  partnerForms,
  partners,
  contactForms,
  network,
  credentialForms,
  credentials,
  developmentForms,
  developments,
  referentForms,
  referents,
  registers,
  watchItemForms,
  watchItems,
  watchSources,
  watch,
]
