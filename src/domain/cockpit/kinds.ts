/** What may be wrong with a session, the most pressing first. */
export const concernKinds = [
  'unsigned',
  'no_trainer',
  'decision',
  'below_minimum',
  'missing_paper',
  'incomplete_file',
  'late_tasks',
  'out_of_period',
  'waiting_list',
] as const
export type ConcernKind = (typeof concernKinds)[number]

export const isConcernKind = (text: string): text is ConcernKind => (concernKinds as readonly string[]).includes(text)
