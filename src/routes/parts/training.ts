import type { Room } from '#http/room.ts'
import { agenda } from '#routes/agenda/agenda.tsx'
import { sessionColleagues } from '#routes/agenda/colleagues.tsx'
import { calendar, feeds } from '#routes/agenda/feeds.tsx'
import { unavailabilities } from '#routes/agenda/unavailabilities.tsx'
import { attendanceChain } from '#routes/attendance/chain.tsx'
import { anomalyChanges, attendanceDesk } from '#routes/attendance/desk.tsx'
import { presenceForm, presencePage } from '#routes/attendance/presence.tsx'
import { sessionAttendance } from '#routes/attendance/session.tsx'
import { attendanceSheet } from '#routes/attendance/sheet.tsx'
import { attendanceSheets, sheetPrinting } from '#routes/attendance/sheets.tsx'
import { attendanceTotals, totalsExports } from '#routes/attendance/totals.tsx'
import { programmeChanges } from '#routes/catalogue/changes.tsx'
import { programmeForms } from '#routes/catalogue/forms.tsx'
import { programmeImport } from '#routes/catalogue/import.tsx'
import { packForms, packs } from '#routes/catalogue/packs.tsx'
import { programmes } from '#routes/catalogue/programmes.tsx'
import { programmeSessions } from '#routes/catalogue/sessions.tsx'
import { programmeSheet } from '#routes/catalogue/sheet-pdf.ts'
import { programmeTrainerChanges, programmeTrainers } from '#routes/catalogue/trainers.tsx'
import { programmeVersions } from '#routes/catalogue/versions.tsx'
import { cockpit } from '#routes/cockpit/cockpit.tsx'
import { paperIssue } from '#routes/documents/issue.tsx'
import { paperReissues } from '#routes/documents/reissues.ts'
import { sessionPapers } from '#routes/documents/session-papers.tsx'
import { figureExports, figures } from '#routes/figures/figures.tsx'
import { cancellation, reinstatement } from '#routes/sessions/cancellation.tsx'
import { sessionCosts } from '#routes/sessions/costs.tsx'
import { sessionDecisions } from '#routes/sessions/decision.tsx'
import { duplicates } from '#routes/sessions/duplicates.tsx'
import { enrolment, enrolmentChanges } from '#routes/sessions/enrolment.tsx'
import { enrolmentSeveral } from '#routes/sessions/enrolment-several.tsx'
import { enrolmentForms, enrolments } from '#routes/sessions/enrolments.tsx'
import { enrolmentFundings, fundingChanges } from '#routes/sessions/fundings.tsx'
import { packEnrolments } from '#routes/sessions/pack-enrolments.tsx'
import { packSales } from '#routes/sessions/pack-sales.tsx'
import { formerDates, postponement } from '#routes/sessions/postponement.tsx'
import { registrationChanges, sessionRegistration } from '#routes/sessions/registration.tsx'
import { sessionForms } from '#routes/sessions/session-forms.tsx'
import { sessions } from '#routes/sessions/sessions.tsx'
import { slot } from '#routes/sessions/slot.tsx'
import { slotForms, slots } from '#routes/sessions/slots.tsx'
import { reunion, split } from '#routes/sessions/split.tsx'
import { askings, sessionAskings, sessionSurveys } from '#routes/sessions/surveys.tsx'
import { newTasks, sessionTasks, taskChanges, tasks } from '#routes/sessions/tasks.tsx'

/** What is taught, when and how it went. */
export const rooms: readonly Room[] = [
  cockpit,
  figures,
  figureExports,
  tasks,
  taskChanges,
  askings,
  sessionAskings,
  sessionSurveys,
  newTasks,
  sessionTasks,
  packForms,
  packs,
  programmeImport,
  programmeSheet,
  sessionPapers,
  paperReissues,
  paperIssue,
  programmeForms,
  programmeChanges,
  programmeTrainerChanges,
  programmeTrainers,
  programmeVersions,
  programmeSessions,
  programmes,
  sessionRegistration,
  registrationChanges,
  sessionColleagues,
  unavailabilities,
  feeds,
  calendar,
  agenda,
  cancellation,
  reinstatement,
  postponement,
  formerDates,
  duplicates,
  split,
  reunion,
  slot,
  slotForms,
  slots,
  sessionCosts,
  sessionDecisions,
  sessionForms,
  sessions,
  enrolmentSeveral,
  packEnrolments,
  packSales,
  enrolmentForms,
  enrolments,
  enrolmentFundings,
  fundingChanges,
  enrolmentChanges,
  enrolment,
  attendanceChain,
  attendanceSheets,
  sheetPrinting,
  attendanceSheet,
  attendanceTotals,
  totalsExports,
  attendanceDesk,
  anomalyChanges,
  sessionAttendance,
  presencePage,
  presenceForm,
]
