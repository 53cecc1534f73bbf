import type { Room } from '#http/room.ts'
import { account } from '#routes/account/account.tsx'
import { activity } from '#routes/account/activity.tsx'
import { authenticator, recoveryCodes } from '#routes/account/authenticator.tsx'
import { current } from '#routes/account/current.ts'
import { departure } from '#routes/account/departure.tsx'
import { email } from '#routes/account/email.tsx'
import { logins } from '#routes/account/logins.tsx'
import { passkeys } from '#routes/account/passkeys.tsx'
import { password } from '#routes/account/password.tsx'
import { portrait } from '#routes/account/portrait.tsx'
import { language, preferences } from '#routes/account/preferences.ts'
import { security } from '#routes/account/security.tsx'
import { agenda } from '#routes/agenda/agenda.tsx'
import { calendar, feeds } from '#routes/agenda/feeds.tsx'
import { unavailabilities } from '#routes/agenda/unavailabilities.tsx'
import { apiEvents } from '#routes/api/events.ts'
import { apiFileChanges, apiFiles } from '#routes/api/files.ts'
import { openapi } from '#routes/api/openapi.ts'
import { apiOrganisation } from '#routes/api/organisation.ts'
import { apiPeople } from '#routes/api/people.ts'
import { apiSiteChanges, apiSites } from '#routes/api/sites.ts'
import { token } from '#routes/api/token.ts'
import { anomalyChanges, attendanceDesk } from '#routes/attendance/desk.tsx'
import { presenceForm, presencePage } from '#routes/attendance/presence.tsx'
import { sessionAttendance } from '#routes/attendance/session.tsx'
import { attendanceSheet } from '#routes/attendance/sheet.tsx'
import { attendanceSheets, sheetPrinting } from '#routes/attendance/sheets.tsx'
import { teachingSlot } from '#routes/attendance/teaching-slot.tsx'
import { attendanceTotals } from '#routes/attendance/totals.tsx'
import { programmeChanges } from '#routes/catalogue/changes.tsx'
import { programmeForms } from '#routes/catalogue/forms.tsx'
import { programmeImport } from '#routes/catalogue/import.tsx'
import { packForms, packs } from '#routes/catalogue/packs.tsx'
import { programmes } from '#routes/catalogue/programmes.tsx'
import { programmeSessions } from '#routes/catalogue/sessions.tsx'
import { programmeSheet } from '#routes/catalogue/sheet-pdf.ts'
import { programmeTrainerChanges, programmeTrainers } from '#routes/catalogue/trainers.tsx'
import { programmeVersions } from '#routes/catalogue/versions.tsx'
import { archives } from '#routes/chores/archives.tsx'
import { choreChanges } from '#routes/chores/changes.ts'
import { chores } from '#routes/chores/chores.tsx'
import { platformJobs } from '#routes/chores/platform.tsx'
import { cockpit } from '#routes/cockpit/cockpit.tsx'
import { desk } from '#routes/desk/desk.tsx'
import { search } from '#routes/desk/search.tsx'
import { capturedMails } from '#routes/dev/mail.tsx'
import { paymentStandIn } from '#routes/dev/payment-stand-in.tsx'
import { paperBatches } from '#routes/documents/batches.ts'
import { officePaperIssue, paperIssue } from '#routes/documents/issue.tsx'
import { paperMentions } from '#routes/documents/mentions.tsx'
import { paperChanges } from '#routes/documents/paper-changes.tsx'
import { papers } from '#routes/documents/papers.tsx'
import { sessionPapers } from '#routes/documents/session-papers.tsx'
import { signing } from '#routes/documents/signature-sign.tsx'
import { finalPapers, paperSignatures } from '#routes/documents/signatures.tsx'
import { paperTemplates } from '#routes/documents/templates.tsx'
import { paperVerification, signingKeyList, verification } from '#routes/documents/verification.tsx'
import { audit } from '#routes/events/audit.tsx'
import { auditExport } from '#routes/events/export.ts'
import { seals } from '#routes/events/seals.tsx'
import { deliveries } from '#routes/exchange/deliveries.tsx'
import { destinationForms } from '#routes/exchange/destination-forms.tsx'
import { destinations } from '#routes/exchange/destinations.tsx'
import { hooks } from '#routes/exchange/hooks.ts'
import { importPage } from '#routes/exchange/import.tsx'
import { imports } from '#routes/exchange/imports.tsx'
import { incoming } from '#routes/exchange/incoming.tsx'
import { sources } from '#routes/exchange/sources.tsx'
import { webhooks } from '#routes/exchange/webhooks.tsx'
import { figureExports, figures } from '#routes/figures/figures.tsx'
import { content } from '#routes/files/content.ts'
import { file, fileForms } from '#routes/files/file.tsx'
import { library, libraryForms } from '#routes/files/library.tsx'
import { retentionForms, retentionTable } from '#routes/files/retention.tsx'
import { shared } from '#routes/files/shared.tsx'
import { fileEnds, register, trash } from '#routes/files/trash.tsx'
import { portraits, variants } from '#routes/files/variants.ts'
import { signInLink, signInLinkConfirm } from '#routes/identity/link.tsx'
import { passkeyOptions, signInPasskey } from '#routes/identity/passkey.tsx'
import { proof } from '#routes/identity/proof.tsx'
import { reset, resetConfirm } from '#routes/identity/reset.tsx'
import { secondFactor } from '#routes/identity/second-factor.tsx'
import { signIn } from '#routes/identity/sign-in.tsx'
import { signOut } from '#routes/identity/sign-out.ts'
import { signInSso, signInSsoReturn } from '#routes/identity/sso.tsx'
import { ssoLinks } from '#routes/identity/sso-links.tsx'
import { acceptance } from '#routes/members/acceptance.tsx'
import { memberChanges } from '#routes/members/changes.tsx'
import { hats, newHats } from '#routes/members/hats.tsx'
import { invitationForms } from '#routes/members/invitation-forms.tsx'
import { invitationChanges, invitations } from '#routes/members/invitations.tsx'
import { keys } from '#routes/members/keys.tsx'
import { members } from '#routes/members/members.tsx'
import { roles } from '#routes/members/roles.tsx'
import { noticeChoices } from '#routes/messages/choices.tsx'
import { live } from '#routes/messages/live.tsx'
import { notifications } from '#routes/messages/notifications.tsx'
import { sendingRepetitions, sendings } from '#routes/messages/sendings.tsx'
import { unsubscription } from '#routes/messages/unsubscription.ts'
import { wordingForms, wordings } from '#routes/messages/wordings.tsx'
import { capacity, platform } from '#routes/operations/platform.tsx'
import { leaving } from '#routes/organisations/departure.tsx'
import { features, featuresForm } from '#routes/organisations/features.tsx'
import { identity, identityForm } from '#routes/organisations/identity.tsx'
import { siret } from '#routes/organisations/identity-siret.tsx'
import { logo } from '#routes/organisations/logo.tsx'
import { colour, look } from '#routes/organisations/look.tsx'
import { lookSheet } from '#routes/organisations/look-sheet.ts'
import { policy, policyForm } from '#routes/organisations/policy.tsx'
import { settings } from '#routes/organisations/settings.tsx'
import { signUp } from '#routes/organisations/sign-up.tsx'
import { signUpConfirm } from '#routes/organisations/sign-up-confirm.tsx'
import { siteForms, sites } from '#routes/organisations/sites.tsx'
import { sso } from '#routes/organisations/sso.tsx'
import { companies } from '#routes/people/companies.tsx'
import { companyForms } from '#routes/people/company-forms.tsx'
import { funderForms, funders } from '#routes/people/funders.tsx'
import { companyMerges, mergeReversals, personMerges } from '#routes/people/merges.tsx'
import { people } from '#routes/people/people.tsx'
import { employmentEnds, personChanges, personNeeds } from '#routes/people/person-changes.tsx'
import { personForms } from '#routes/people/person-forms.tsx'
import { spaceForms, spaces } from '#routes/places/spaces.tsx'
import { accessibility, help, privacy } from '#routes/platform/about.tsx'
import { health, home, ready } from '#routes/platform/health.ts'
import { kit } from '#routes/platform/kit.tsx'
import { portalCatalogue } from '#routes/portal/catalogue.tsx'
import { company } from '#routes/portal/company.tsx'
import { ownSignature } from '#routes/portal/own-signature.ts'
import { personal } from '#routes/portal/personal.tsx'
import { personalLinks } from '#routes/portal/personal-links.tsx'
import { portalProgramme } from '#routes/portal/programme.tsx'
import { registration } from '#routes/portal/registration.tsx'
import { registrationCalendar } from '#routes/portal/registration-calendar.ts'
import { registrationDone } from '#routes/portal/registration-done.tsx'
import { sign } from '#routes/portal/sign.tsx'
import { signDeferred } from '#routes/portal/sign-deferred.ts'
import { signOwn } from '#routes/portal/sign-own.tsx'
import { teaching } from '#routes/portal/teaching.tsx'
import { teachingAbsences } from '#routes/portal/teaching-absences.tsx'
import { teachingAnswers } from '#routes/portal/teaching-answers.tsx'
import { teachingPapers } from '#routes/portal/teaching-papers.tsx'
import { teachingSession } from '#routes/portal/teaching-session.tsx'
import { training } from '#routes/portal/training.tsx'
import { trainingData } from '#routes/portal/training-data.tsx'
import { indicators } from '#routes/quality/indicators.tsx'
import { gridProfile } from '#routes/quality/profile.tsx'
import { proofForms, proofs } from '#routes/quality/proofs.tsx'
import { readiness } from '#routes/quality/readiness.tsx'
import { statementForms, statements } from '#routes/quality/statements.tsx'
import { cancellation, reinstatement } from '#routes/sessions/cancellation.tsx'
import { sessionCosts } from '#routes/sessions/costs.tsx'
import { sessionDecisions } from '#routes/sessions/decision.tsx'
import { duplicates } from '#routes/sessions/duplicates.tsx'
import { enrolment, enrolmentChanges } from '#routes/sessions/enrolment.tsx'
import { enrolmentSeveral } from '#routes/sessions/enrolment-several.tsx'
import { enrolmentForms, enrolments } from '#routes/sessions/enrolments.tsx'
import { enrolmentFundings, fundingChanges } from '#routes/sessions/fundings.tsx'
import { paymentAccount } from '#routes/sessions/payment-account.tsx'
import { conflictPolicy } from '#routes/sessions/policy.tsx'
import { formerDates, postponement } from '#routes/sessions/postponement.tsx'
import { registrationChanges, sessionRegistration } from '#routes/sessions/registration.tsx'
import { sessionForms } from '#routes/sessions/session-forms.tsx'
import { sessions } from '#routes/sessions/sessions.tsx'
import { slot } from '#routes/sessions/slot.tsx'
import { slotForms, slots } from '#routes/sessions/slots.tsx'
import { reunion, split } from '#routes/sessions/split.tsx'
import { taskModels } from '#routes/sessions/task-models.tsx'
import { newTasks, sessionTasks, taskChanges, tasks } from '#routes/sessions/tasks.tsx'

/** Every room that answers, in the order addresses are tried: forms before what they are forms of. */
export const rooms: readonly Room[] = [
  health,
  ready,
  home,
  signIn,
  secondFactor,
  signInLink,
  signInLinkConfirm,
  passkeyOptions,
  signInPasskey,
  signInSso,
  signInSsoReturn,
  reset,
  resetConfirm,
  proof,
  signOut,
  signUp,
  signUpConfirm,
  acceptance,
  account,
  portrait,
  activity,
  authenticator,
  current,
  departure,
  email,
  language,
  logins,
  passkeys,
  password,
  preferences,
  recoveryCodes,
  security,
  ssoLinks,
  desk,
  cockpit,
  figures,
  figureExports,
  taskModels,
  tasks,
  taskChanges,
  newTasks,
  sessionTasks,
  search,
  notifications,
  noticeChoices,
  unsubscription,
  sendings,
  sendingRepetitions,
  wordings,
  wordingForms,
  help,
  accessibility,
  privacy,
  hats,
  invitationForms,
  invitationChanges,
  invitations,
  newHats,
  memberChanges,
  members,
  siteForms,
  sites,
  settings,
  identity,
  identityForm,
  siret,
  look,
  colour,
  logo,
  lookSheet,
  policy,
  policyForm,
  archives,
  choreChanges,
  chores,
  platformJobs,
  leaving,
  features,
  featuresForm,
  audit,
  seals,
  auditExport,
  roles,
  library,
  libraryForms,
  trash,
  register,
  content,
  fileForms,
  fileEnds,
  file,
  shared,
  packForms,
  packs,
  programmeImport,
  programmeSheet,
  sessionPapers,
  paperIssue,
  officePaperIssue,
  paperBatches,
  paperChanges,
  papers,
  paperTemplates,
  paperMentions,
  programmeForms,
  programmeChanges,
  programmeTrainerChanges,
  programmeTrainers,
  programmeVersions,
  programmeSessions,
  programmes,
  portalCatalogue,
  portalProgramme,
  retentionTable,
  retentionForms,
  variants,
  portraits,
  registration,
  registrationDone,
  registrationCalendar,
  sessionRegistration,
  registrationChanges,
  paymentAccount,
  paymentStandIn,
  imports,
  importPage,
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
  conflictPolicy,
  slot,
  slotForms,
  slots,
  sessionCosts,
  sessionDecisions,
  spaceForms,
  spaces,
  sessionForms,
  sessions,
  signing,
  finalPapers,
  paperSignatures,
  paperVerification,
  signingKeyList,
  verification,
  personal,
  personalLinks,
  ownSignature,
  teachingAnswers,
  teachingAbsences,
  teachingSession,
  teachingPapers,
  teaching,
  trainingData,
  training,
  company,
  enrolmentSeveral,
  enrolmentForms,
  enrolments,
  enrolmentFundings,
  fundingChanges,
  enrolmentChanges,
  enrolment,
  companyMerges,
  personMerges,
  mergeReversals,
  companyForms,
  companies,
  funderForms,
  funders,
  personForms,
  personChanges,
  personNeeds,
  employmentEnds,
  people,
  kit,
  platform,
  capacity,
  live,
  capturedMails,
  keys,
  sso,
  token,
  hooks,
  webhooks,
  sources,
  incoming,
  destinationForms,
  destinations,
  deliveries,
  openapi,
  apiOrganisation,
  apiSites,
  apiSiteChanges,
  apiPeople,
  apiFiles,
  apiFileChanges,
  apiEvents,
  attendanceSheets,
  sheetPrinting,
  attendanceSheet,
  attendanceTotals,
  attendanceDesk,
  anomalyChanges,
  signDeferred,
  signOwn,
  sign,
  sessionAttendance,
  teachingSlot,
  presencePage,
  presenceForm,
  readiness,
  statements,
  statementForms,
  gridProfile,
  indicators,
  proofForms,
  proofs,
]
