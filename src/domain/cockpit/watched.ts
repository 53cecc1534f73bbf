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

/** About an organisation, and no session of its own. */
const others = ['task_chain_changed', 'session_figures_exported']

export const isWatched = (action: string): boolean =>
  !others.includes(action) && beginnings.some((beginning) => action.startsWith(beginning))

/** The session that an event is about: it says so, or it is about nothing else. */
export function sessionOf({ subjectId, payload }: { subjectId: string; payload: Record<string, unknown> }): string {
  const { session, sessionId } = payload
  return ([sessionId, session].find((id) => typeof id === 'string') as string | undefined) ?? subjectId
}
