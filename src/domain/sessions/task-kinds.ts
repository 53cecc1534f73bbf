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

/** What happens that may prove a task, once nobody and nothing is missing. A kind that has none is closed by hand. */
export const proofs: Readonly<Record<TaskKind, readonly string[]>> = {
  preparation: [],
  agreement: ['signature_sealed'],
  convocations: ['paper_sent'],
  check: [],
  delivery: ['attendance_countersigned', 'attendance_signed', 'presence_absent'],
  certificates: ['paper_sent'],
  invoice: ['invoice_issued'],
  survey: ['survey_planned'],
  own: [],
}

/** The kinds that an event may prove. */
export const kindsProvedBy = (action: string): readonly TaskKind[] =>
  taskKinds.filter((kind) => proofs[kind].includes(action))
