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

/** What happens that proves a task: an action and, for papers, of which kinds. */
export type Proof = { action: string; papers?: readonly string[] }

/** A kind that no event proves is closed by hand. */
export const proofs: Readonly<Record<TaskKind, readonly Proof[]>> = {
  preparation: [],
  agreement: [{ action: 'paper_signed' }],
  convocations: [{ action: 'papers_sent', papers: ['convocation'] }],
  check: [],
  delivery: [{ action: 'slot_countersigned' }],
  certificates: [{ action: 'papers_sent', papers: ['certificat_realisation'] }],
  invoice: [{ action: 'invoice_issued' }],
  survey: [{ action: 'survey_planned' }],
  own: [],
}

/** The kinds that an event may prove. */
export const kindsProvedBy = (action: string, paper: unknown): readonly TaskKind[] =>
  taskKinds.filter((kind) =>
    proofs[kind].some(
      (proof) =>
        proof.action === action && (!proof.papers || (typeof paper === 'string' && proof.papers.includes(paper))),
    ),
  )
