import { getTableName } from 'drizzle-orm'
import * as followed from '#db/attendance/derived-tables.ts'
import * as attendance from '#db/attendance/tables.ts'
import { slotAnswers } from '#db/availability/answers-table.ts'
import * as availability from '#db/availability/tables.ts'
import * as catalogue from '#db/catalogue/tables.ts'
import * as chores from '#db/chores/tables.ts'
import * as cockpit from '#db/cockpit/tables.ts'
import * as signing from '#db/documents/signature-tables.ts'
import * as documents from '#db/documents/tables.ts'
import { apiAnswers } from '#db/events/api-tables.ts'
import * as events from '#db/events/tables.ts'
import { hookEndpoints } from '#db/exchange/directory.ts'
import * as imports from '#db/exchange/import-tables.ts'
import * as exchange from '#db/exchange/tables.ts'
import * as figures from '#db/figures/tables.ts'
import * as holdings from '#db/files/holding-tables.ts'
import * as files from '#db/files/tables.ts'
import * as identity from '#db/identity/tables.ts'
import * as links from '#db/links/tables.ts'
import * as members from '#db/members/tables.ts'
import * as messages from '#db/messages/tables.ts'
import * as operations from '#db/operations/tables.ts'
import * as declared from '#db/organisations/declaration-tables.ts'
import * as directory from '#db/organisations/directory.ts'
import * as organisations from '#db/organisations/tables.ts'
import * as personal from '#db/people/personal-link-tables.ts'
import { standings } from '#db/people/standing-tables.ts'
import * as people from '#db/people/tables.ts'
import * as places from '#db/places/tables.ts'
import * as audits from '#db/quality/audits-tables.ts'
import { dueCalls } from '#db/quality/calls-tables.ts'
import * as gridTables from '#db/quality/grid-tables.ts'
import * as proofTables from '#db/quality/proof-tables.ts'
import * as proofWordTables from '#db/quality/proof-words-tables.ts'
import * as registers from '#db/quality/registers-tables.ts'
import * as statementTables from '#db/quality/statement-tables.ts'
import * as quality from '#db/quality/tables.ts'
import * as ticketDerived from '#db/quality/tickets-derived-tables.ts'
import * as reports from '#db/quality/tickets-report-tables.ts'
import * as tickets from '#db/quality/tickets-tables.ts'
import * as watch from '#db/quality/watch-tables.ts'
import { analyses } from '#db/sessions/enrolment-tables.ts'
import * as packSales from '#db/sessions/pack-tables.ts'
import * as payments from '#db/sessions/payment-tables.ts'
import * as registrations from '#db/sessions/registration-tables.ts'
import * as sessions from '#db/sessions/tables.ts'
import * as tasks from '#db/sessions/task-tables.ts'
import { askingClosures, askingCounts, askingRounds } from '#db/surveys/asking-tables.ts'
import { surveyMappings } from '#db/surveys/mappings-table.ts'
import * as results from '#db/surveys/results-tables.ts'
import * as surveys from '#db/surveys/tables.ts'

/** Tables of an organisation, parents before children: every statement on them names the organisation. */
export const tenantTables = [
  organisations.offices,
  organisations.sites,
  organisations.siteClosures,
  declared.declarations,
  declared.declaredSites,
  organisations.features,
  people.persons,
  members.secondFactors,
  members.memberships,
  members.membershipSites,
  members.grants,
  members.suspensions,
  members.checklistDismissals,
  members.invitations,
  members.invitationEnds,
  members.apiKeys,
  members.apiKeyRevocations,
  members.apiRefreshes,
  apiAnswers,
  files.files,
  files.fileVariants,
  files.fileRefusals,
  files.fileChecks,
  files.fileRemovals,
  people.portraits,
  holdings.holdings,
  holdings.holdingVersions,
  holdings.holdingTrash,
  holdings.fileLinks,
  holdings.fileLinkRevocations,
  holdings.retentionRules,
  holdings.destructions,
  people.companies,
  personal.personalLinks,
  personal.personalLinkRevocations,
  people.companyContacts,
  people.employments,
  people.funders,
  people.personDetails,
  people.personNeeds,
  people.opcoConfirmations,
  people.merges,
  people.mergeReversals,
  catalogue.programmes,
  catalogue.programmeVersions,
  catalogue.programmeArchives,
  catalogue.packs,
  catalogue.packProgrammes,
  availability.qualifications,
  availability.unavailabilities,
  places.spaces,
  places.spaceClosures,
  sessions.sessions,
  sessions.sessionCancellations,
  sessions.slots,
  sessions.slotTrainers,
  slotAnswers,
  sessions.enrolments,
  sessions.enrolmentEnds,
  sessions.fundings,
  sessions.sessionDecisions,
  sessions.sessionCosts,
  sessions.sessionPostponements,
  sessions.sessionSplits,
  sessions.conflictPolicies,
  sessions.calendarFeeds,
  analyses,
  tasks.taskChains,
  tasks.tasks,
  tasks.taskClosures,
  cockpit.concerns,
  figures.sessionFigures,
  figures.figures,
  sessions.sessionSeats,
  attendance.presences,
  attendance.slotSignatures,
  attendance.absenceProofs,
  attendance.sheets,
  attendance.sheetScans,
  attendance.slotLinkRounds,
  followed.anomalies,
  followed.anomalyResolutions,
  documents.papers,
  documents.paperVoids,
  documents.stalePapers,
  documents.timetables,
  documents.paperTemplates,
  documents.paperMentions,
  documents.paperNumbers,
  documents.paperSendings,
  signing.signatureRequests,
  signing.signatureSigners,
  signing.signatureCodes,
  signing.signatures,
  signing.signatureEnds,
  signing.signatureSeals,
  quality.qualityProfiles,
  quality.proofs,
  quality.proofWithdrawals,
  quality.proofIndicators,
  quality.proofSites,
  proofTables.proofRules,
  proofTables.proofSessions,
  proofTables.proofSuccessions,
  proofTables.proofValidations,
  proofTables.proofNotices,
  proofWordTables.proofWords,
  proofWordTables.proofWordSites,
  proofWordTables.proofSuggestions,
  gridTables.readinessDays,
  gridTables.gridCorrections,
  gridTables.grids,
  statementTables.statements,
  statementTables.statementDeclarations,
  statementTables.statementTrainees,
  statementTables.statementTaught,
  statementTables.statementSold,
  statementTables.certificationLevels,
  statementTables.enrolmentSchemes,
  audits.audits,
  audits.auditPoints,
  audits.auditVerdicts,
  audits.auditFindings,
  audits.auditFindingClosures,
  audits.auditConclusions,
  audits.auditSamples,
  audits.auditSamplePieces,
  audits.auditRooms,
  audits.auditRoomRevocations,
  audits.auditRoomCodes,
  surveys.surveys,
  surveys.surveyVersions,
  surveys.surveyArchives,
  surveys.surveyRules,
  surveyMappings,
  // Emptied once what they count is gone: each row that goes is told to them.
  results.surveyGroups,
  results.surveyTallies,
  results.verbatims,
  results.verbatimWords,
  askingCounts,
  surveys.askings,
  askingClosures,
  askingRounds,
  surveys.participations,
  surveys.participationEnds,
  surveys.answerDrafts,
  surveys.answers,
  results.verbatimHidings,
  results.programmeResults,
  tickets.tickets,
  tickets.ticketAcknowledgements,
  tickets.ticketCauses,
  tickets.ticketActions,
  tickets.ticketActionEnds,
  tickets.ticketClosures,
  tickets.ticketChecks,
  tickets.ticketReopenings,
  tickets.ticketCalls,
  tickets.ticketTargets,
  ticketDerived.ticketStandings,
  ticketDerived.ticketFigures,
  reports.reports,
  reports.reportMeasures,
  reports.reportClosures,
  watch.watchSources,
  watch.watchSourcePauses,
  watch.watchReadings,
  watch.watchItems,
  watch.watchUses,
  registers.risks,
  registers.riskClosures,
  registers.partners,
  standings,
  registers.networkContacts,
  registers.referents,
  registers.developments,
  registers.credentials,
  dueCalls,
  events.events,
  events.eventPayloads,
  events.payloadErasures,
  events.seals,
  events.verifications,
  events.outbox,
  events.receipts,
  chores.abandonments,
  chores.chores,
  chores.choreEnds,
  chores.choreFaults,
  chores.archiveParts,
  documents.paperBatches,
  messages.sendings,
  messages.sendingTexts,
  messages.notifications,
  messages.unreadNotifications,
  messages.noticeChoices,
  messages.noticeHours,
  messages.digestItems,
  messages.digestDues,
  messages.reminders,
  messages.wordings,
  exchange.hookSources,
  exchange.hookSourceRemovals,
  exchange.incoming,
  exchange.incomingHeads,
  exchange.subscriptions,
  exchange.subscriptionStops,
  exchange.deliveries,
  exchange.deliveryAttempts,
  packSales.packSales,
  packSales.packSaleSeats,
  packSales.packSaleReversals,
  registrations.registrations,
  registrations.registrationClosures,
  payments.paymentAccounts,
  payments.payments,
  imports.imports,
  imports.importFaults,
  imports.importMarks,
  imports.importHabits,
  organisations.counters,
  organisations.tokens,
  organisations.siteMenus,
  members.unprotectedStaff,
  followed.slotAttendance,
  followed.attendanceMonths,
  followed.sessionAttendance,
  followed.openSlots,
  followed.siteMonths,
] as const

/** Rebuilt from the others, never copied. */
export const derivedTables = [
  events.verifications,
  organisations.counters,
  organisations.tokens,
  organisations.siteMenus,
  members.unprotectedStaff,
  sessions.sessionSeats,
  figures.sessionFigures,
  figures.figures,
  quality.proofIndicators,
  quality.proofSites,
  proofWordTables.proofWordSites,
  ticketDerived.ticketStandings,
  ticketDerived.ticketFigures,
  results.surveyGroups,
  results.surveyTallies,
  results.verbatims,
  results.verbatimWords,
  followed.slotAttendance,
  followed.attendanceMonths,
  followed.sessionAttendance,
  followed.openSlots,
  followed.siteMonths,
  askingCounts,
] as const

/** Tables of the directory, in the first database only. */
export const directoryTables = [
  directory.organisations,
  identity.identities,
  directory.affiliations,
  identity.operators,
  identity.disablements,
  identity.logins,
  identity.passwords,
  identity.passkeys,
  identity.authenticators,
  identity.recoveryCodes,
  identity.emailChanges,
  identity.ssoLinks,
  identity.ssoProviders,
  links.links,
  directory.signUps,
  directory.moves,
  directory.clearances,
  directory.departures,
  operations.traffic,
  operations.usages,
  operations.slowBatches,
  operations.alarms,
  operations.storages,
  chores.watermarks,
  hookEndpoints,
  signing.signingKeys,
] as const

/** About an organisation, in its own database, and left there when its rows go. */
export const lastingTables = [events.removals] as const

const tenantNames = new Set<string>([...tenantTables, ...lastingTables].map((table) => getTableName(table)))
const directoryNames = new Set<string>(directoryTables.map((table) => getTableName(table)))

export const isTenantTable = (name: string): boolean => tenantNames.has(name)
export const isKnownTable = (name: string): boolean => tenantNames.has(name) || directoryNames.has(name)
