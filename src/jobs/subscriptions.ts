import { isWatched } from '#domain/cockpit/watched.ts'
import { isToldOutside } from '#domain/exchange/public-events.ts'
import { isNotice } from '#domain/messages/notices.ts'
import { isProof } from '#domain/quality/proofs/rules.ts'
import type { Job } from './job.ts'

/** What follows from what happened. An action that is absent wakes nobody. */
const subscriptions = {
  identity_changed: ['followInDirectory'],
  siret_corrected: ['followInDirectory'],
  logo_changed: ['makeLogoVariants'],
  portrait_chosen: ['makePortraitVariants'],
  file_added: ['checkFile'],
  proof_added: ['readProof'],
  file_replaced: ['checkFile'],
  file_destroyed: ['removeBytes'],
  sign_in_link_asked: ['sendSignInLink'],
  password_reset_asked: ['sendResetLink'],
  password_changed: ['tellPasswordChanged', 'dismissOpenPages'],
  signed_in_on_new_device: ['announceLogin'],
  email_change_asked: ['sendEmailLink'],
  email_changed: ['tellFormerAddress'],
  password_set: ['tellSecurityChange'],
  passkey_added: ['tellSecurityChange', 'followFactors'],
  passkey_removed: ['tellSecurityChange', 'followFactors'],
  authenticator_added: ['tellSecurityChange', 'followFactors'],
  authenticator_removed: ['tellSecurityChange', 'followFactors'],
  recovery_codes_renewed: ['tellSecurityChange'],
  sso_linked: ['tellSecurityChange'],
  sso_unlinked: ['tellSecurityChange'],
  login_revoked: ['dismissOpenPages'],
  other_logins_revoked: ['dismissOpenPages'],
  account_deleted: ['forgetDeparted', 'dismissOpenPages'],
  affiliation_left: ['closeAccesses', 'dismissOpenPages'],
  sign_up_requested: ['mailSignUp'],
  organisation_registered: ['openOffice'],
  member_invited: ['mailInvitation', 'remindLater'],
  invitation_unanswered: ['mailInvitation'],
  key_created: ['remindLater'],
  invitation_sent_again: ['mailInvitation'],
  invitation_revoked: ['endInvitationLinks'],
  invitation_accepted: ['joinOffice'],
  member_joined: ['followMembership', 'bringFactors'],
  member_left: ['followMembership', 'dismissOpenPages'],
  member_suspended: ['followMembership', 'dismissOpenPages'],
  member_resumed: ['followMembership'],
  alarm_raised: ['tellOperators'],
  departure_begun: ['removeDeparted'],
  chore_started: ['runChore'],
  paper_sent: ['mailPaper'],
  paper_voided: ['followVoidedPaper'],
  paper_restored: ['followRestoredPaper'],
  hat_given: ['followMembership'],
  hat_taken: ['followMembership', 'dismissOpenPages'],
  hook_source_added: ['followSources'],
  hook_source_secret_changed: ['followSources'],
  hook_source_removed: ['followSources'],
  incoming_received: ['applyIncoming'],
  incoming_replayed: ['applyIncoming'],
  survey_mapping_saved: ['readAgain'],
  subscription_tested: ['queueDeliveries'],
  delivery_replayed: ['sendReplayed'],
  deliveries_replayed: ['sendReplayed'],
  registration_received: ['mailRegistration'],
  registration_repeated: ['mailRegistration'],
  payment_received: ['mailConfirmation'],
  payment_too_late: ['mailConfirmation'],
  payment_to_refund: ['refundPayment'],
  seat_released: ['offerSeat'],
  seat_freed: ['offerSeat'],
  seat_unanswered: ['offerSeat'],
  session_changed: ['judgePapersOfSession', 'tellEnrolled'],
  slots_planned: ['judgePapersOfSession', 'tellEnrolled'],
  slot_added: ['judgePapersOfSession', 'tellEnrolled'],
  slot_changed: ['judgeSlot', 'judgePapersOfSession', 'tellEnrolled'],
  slot_removed: ['judgePapersOfSession', 'tellEnrolled'],
  attendance_signed: ['judgeSlot', 'askLatecomers'],
  attendance_countersigned: ['judgeSlot'],
  presence_corrected: ['judgeSlot', 'followCorrectedPresence', 'askLatecomers'],
  presence_absent: ['judgeSlot'],
  signing_code_asked: ['mailSigningCode'],
  signing_link_asked: ['mailSigningLink'],
  person_link_given: ['mailPersonalLink'],
  person_enrolled: ['askLatecomers'],
  survey_letter_asked: ['mailSurvey'],
  signature_requested: ['mailSigner', 'remindLater'],
  signature_given: ['mailSigner'],
  signature_sent_again: ['mailSigner'],
  signature_unanswered: ['mailSigner', 'remindLater'],
  signature_code_asked: ['mailSignatureCode'],
  signature_completed: ['sealPaper'],
  signature_copy_due: ['mailSignedCopy'],
  audit_room_opened: ['mailAuditRoom'],
  audit_room_sent_again: ['mailAuditRoom'],
  audit_room_code_asked: ['mailAuditCode'],
  ticket_closed: ['mailTicket', 'followFinding'],
  ticket_reopened: ['followFinding'],
  survey_answered: ['openTickets'],
  ticket_acknowledged: ['mailTicket'],
  session_duplicated: ['tellEnrolled'],
  pack_sale_reversed: ['tellEnrolmentChange'],
  pack_sale_restored: ['tellEnrolmentChange'],
  enrolment_ended: ['voidPapersOfLeaver', 'tellEnrolmentChange'],
  enrolment_resumed: ['restorePapersOfLeaver', 'askLatecomers'],
  enrolment_moved: ['movePapersOfLeaver', 'tellEnrolmentChange', 'askLatecomers'],
  enrolment_promoted: ['mailPromotion', 'askLatecomers'],
  session_split: ['voidPapersOfLeavers'],
  session_reunited: ['restorePapersOfLeavers'],
  session_cancelled: ['tellEnrolled', 'voidStalePapers'],
  session_postponed: ['tellEnrolled', 'voidStalePapers'],
  session_reinstated: ['tellEnrolled', 'restoreStalePapers'],
  session_dates_restored: ['tellEnrolled', 'restoreStalePapers'],
} as const satisfies Record<string, readonly string[]>

/** Woken by what is due, and by no event. */
type Woken = 'sendDeliveries'

export type HandlerName =
  | (typeof subscriptions)[keyof typeof subscriptions][number]
  | Woken
  | 'tellPeople'
  | 'watchSession'
  | 'keepProof'
export type Handler = (job: Job) => Promise<void>

/** Two tables more: what is told outside, `domain/exchange/public-events.ts`, and to people, `domain/messages/notices.ts`. */
export function handlersOf(action: string): readonly string[] {
  const own = (subscriptions as Record<string, readonly string[]>)[action] ?? []
  return [
    ...own,
    ...(isToldOutside(action) ? ['queueDeliveries'] : []),
    ...(isNotice(action) ? ['tellPeople'] : []),
    ...(isWatched(action) ? ['watchSession'] : []),
    ...(isProof(action) ? ['keepProof'] : []),
  ]
}
