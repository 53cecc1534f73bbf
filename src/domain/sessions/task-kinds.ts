/** What a training centre has to do around every session; `own` is whatever else somebody writes down. */
export const taskKinds = [
  'preparation',
  'agreement',
  'convocations',
  'check',
  'delivery',
  'certificates',
  'invoice',
  'survey',
  'own',
] as const
export type TaskKind = (typeof taskKinds)[number]

export const isTaskKind = (text: string): text is TaskKind => (taskKinds as readonly string[]).includes(text)

/**
 * What happens that may prove a task, once nobody and nothing is missing; `any` when it is enough that something does, and
 * that all is there. A kind that has none is closed by hand.
 */
export const proofs: Readonly<Record<TaskKind, readonly string[] | 'any'>> = {
  preparation: 'any',
  agreement: ['signature_sealed', 'enrolment_ended', 'enrolment_moved'],
  convocations: ['paper_sent'],
  check: 'any',
  delivery: ['attendance_countersigned', 'attendance_signed', 'presence_absent'],
  certificates: ['paper_sent'],
  invoice: ['invoice_issued'],
  survey: 'any',
  own: [],
}

/** The kinds that an event may prove. */
export const kindsProvedBy = (action: string): readonly TaskKind[] =>
  taskKinds.filter((kind) => proofs[kind] === 'any' || proofs[kind].includes(action))
