/** What happens to a session, in whichever room: an action of these families may mend or break something in it. */
const beginnings = [
  'session_',
  'slot',
  'enrolment_',
  'person_enrolled',
  'seat_',
  'registration_',
  'presence_',
  'attendance_',
  'signing_',
  'anomaly_',
  'paper_',
  'papers_',
  'signature_',
  'invoice_',
  'survey_',
  'task_',
]

/** About an organisation, or too many to be worth a look each. */
const others = ['task_chain_changed', 'session_figures_exported', 'survey_letter_asked']

export const isWatched = (action: string): boolean =>
  !others.includes(action) && beginnings.some((beginning) => action.startsWith(beginning))

/** What an event names that may be a session, or belong to one. */
export function named({ subjectId, payload }: { subjectId: string; payload: Record<string, unknown> }): string[] {
  const { session, sessionId, paperId, enrolment, enrolmentId } = payload
  const ids = [sessionId, session, paperId, enrolmentId, enrolment].filter((id) => typeof id === 'string')
  return [...ids, subjectId]
}
