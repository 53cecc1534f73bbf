/**
 * Every kind of mail. `uncertain` says what follows a crash, or a line that broke, before the answer: send it again under
 * the same name, at the risk of two, or never, and show the doubt. `byHand` says whether somebody may then send it again:
 * not what carries a link that opens something, which is asked for anew where it was asked first.
 */
export const kinds = {
  'sign-in-link': { uncertain: 'again', byHand: false },
  'reset-link': { uncertain: 'again', byHand: false },
  'email-link': { uncertain: 'again', byHand: false },
  'sign-up-link': { uncertain: 'again', byHand: false },
  'password-changed': { uncertain: 'again', byHand: false },
  'new-device': { uncertain: 'again', byHand: false },
  'email-changed': { uncertain: 'again', byHand: false },
  'security-changed': { uncertain: 'again', byHand: false },
  invitation: { uncertain: 'again', byHand: false },
  'invitation-reminder': { uncertain: 'never', byHand: false },
  'signing-code': { uncertain: 'again', byHand: false },
  'signing-link': { uncertain: 'again', byHand: false },
  'signature-request': { uncertain: 'again', byHand: false },
  'signature-code': { uncertain: 'again', byHand: false },
  'signature-copy': { uncertain: 'again', byHand: false },
  'audit-room': { uncertain: 'again', byHand: false },
  'audit-code': { uncertain: 'again', byHand: false },
  'personal-link': { uncertain: 'again', byHand: false },
  alert: { uncertain: 'again', byHand: true },
  notice: { uncertain: 'again', byHand: true },
  paper: { uncertain: 'again', byHand: false },
  digest: { uncertain: 'never', byHand: true },
  registration: { uncertain: 'again', byHand: true },
  'registration-waiting': { uncertain: 'again', byHand: true },
  'ticket-acknowledged': { uncertain: 'again', byHand: true },
  'ticket-answered': { uncertain: 'again', byHand: true },
  'session-cancelled': { uncertain: 'again', byHand: true },
  'session-moved': { uncertain: 'again', byHand: true },
  'enrolment-changed': { uncertain: 'again', byHand: true },
  'trainer-changed': { uncertain: 'again', byHand: true },
  'registration-payment': { uncertain: 'again', byHand: false },
  'seat-offered': { uncertain: 'again', byHand: false },
  survey: { uncertain: 'again', byHand: false },
  'survey-reminder': { uncertain: 'never', byHand: false },
} as const satisfies Record<string, { uncertain: 'again' | 'never'; byHand: boolean }>

export type MailKind = keyof typeof kinds

/** A kind that is no longer sent is only shown. */
export const ruleOf = (kind: string) => (kind in kinds ? kinds[kind as MailKind] : forgotten)

const forgotten = { uncertain: 'never', byHand: false } as const
