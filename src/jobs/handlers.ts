import { sendEmailLink, tellFormerAddress, tellSecurityChange } from './account-mails.ts'
import { judgeSlot } from './attendance.ts'
import { mailSigningCode, mailSigningLink } from './attendance-mails.ts'
import { followFinding, mailAuditCode, mailAuditRoom } from './audits.ts'
import { kinds } from './chores/kinds.ts'
import { runnerOf } from './chores/run.ts'
import { queueDeliveries, sendDeliveries, sendReplayed } from './deliveries.ts'
import { closeAccesses } from './departures.ts'
import { tellEnrolmentChange } from './enrolment-letters.ts'
import { followInDirectory } from './entry.ts'
import { bringFactors, followFactors } from './factors.ts'
import { checkFile, removeBytes } from './files.ts'
import { forgetDeparted } from './forgetting.ts'
import { followSources } from './hook-endpoints.ts'
import { applyIncoming } from './incoming.ts'
import { endInvitationLinks, joinOffice, mailInvitation } from './invitations.ts'
import { askLatecomers } from './latecomers.ts'
import { movePapersOfLeaver, restorePapersOfLeaver, voidPapersOfLeaver } from './leavers.ts'
import { dismissOpenPages } from './live.ts'
import { makeLogoVariants } from './logo.ts'
import { followMembership } from './members.ts'
import { tellPeople } from './notices.tsx'
import { tellOperators } from './operators.ts'
import { removeDeparted } from './organisation-departures.ts'
import { mailPaper } from './papers.ts'
import { refundPayment } from './payments.ts'
import { mailPersonalLink } from './personal-links.ts'
import { makePortraitVariants } from './portrait.ts'
import { followCorrectedPresence, followRestoredPaper, followVoidedPaper } from './proof-corrections.ts'
import { readProof } from './proof-reading.ts'
import { keepProof } from './proofs.ts'
import { mailConfirmation, mailPromotion, mailRegistration } from './registrations.ts'
import { remindLater } from './reminders.ts'
import { offerSeat } from './seat-offers.ts'
import { tellEnrolled } from './session-changes.ts'
import { announceLogin, sendResetLink, sendSignInLink, tellPasswordChanged } from './sign-in-mails.ts'
import { mailSignUp, openOffice } from './sign-up.ts'
import { mailSignatureCode, mailSignedCopy, mailSigner, sealPaper } from './signatures.ts'
import {
  judgePapersOfSession,
  restorePapersOfLeavers,
  restoreStalePapers,
  voidPapersOfLeavers,
  voidStalePapers,
} from './stale-papers.ts'
import type { Handler, HandlerName } from './subscriptions.ts'
import { readAgain } from './survey-answers.ts'
import { mailSurvey } from './surveys.ts'
import { openTickets } from './tickets.ts'
import { mailTicket } from './tickets-mail.ts'
import { watchSession } from './watch.ts'

/** Who does the work that `subscriptions` names: a name without its handler does not compile. */
export const handlers = {
  followInDirectory,
  keepProof,
  readProof,
  followVoidedPaper,
  followRestoredPaper,
  followCorrectedPresence,
  makeLogoVariants,
  makePortraitVariants,
  checkFile,
  removeBytes,
  announceLogin,
  sendResetLink,
  sendSignInLink,
  tellPasswordChanged,
  closeAccesses,
  sendEmailLink,
  tellFormerAddress,
  tellSecurityChange,
  mailSignUp,
  openOffice,
  mailInvitation,
  endInvitationLinks,
  joinOffice,
  followMembership,
  followFactors,
  forgetDeparted,
  bringFactors,
  remindLater,
  tellPeople,
  tellEnrolled,
  tellEnrolmentChange,
  movePapersOfLeaver,
  restorePapersOfLeaver,
  voidPapersOfLeaver,
  voidStalePapers,
  judgePapersOfSession,
  voidPapersOfLeavers,
  restorePapersOfLeavers,
  restoreStalePapers,
  removeDeparted,
  tellOperators,
  dismissOpenPages,
  runChore: runnerOf(kinds),
  mailPaper,
  followSources,
  applyIncoming,
  readAgain,
  queueDeliveries,
  sendDeliveries,
  sendReplayed,
  judgeSlot,
  mailSigningCode,
  mailSigningLink,
  watchSession,
  askLatecomers,
  openTickets,
  mailTicket,
  mailRegistration,
  mailConfirmation,
  mailPromotion,
  offerSeat,
  refundPayment,
  mailPersonalLink,
  mailSigner,
  mailSignatureCode,
  mailSignedCopy,
  sealPaper,
  followFinding,
  mailAuditRoom,
  mailAuditCode,
  mailSurvey,
} satisfies Record<HandlerName, Handler>

/** Work that a former version left owed, under the name it gave to whoever does it. */
export const former: Readonly<Record<string, HandlerName>> = { voidConvocations: 'voidStalePapers' }
