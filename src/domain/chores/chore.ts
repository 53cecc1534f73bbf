import type { ChoreEnd } from '#db/chores/chores.ts'

/** The long jobs there are; `jobs/chores/kinds.ts` says how each is done. */
export const choreKinds = [
  'archive',
  'invitations',
  'import_trial',
  'import_run',
  'import_undo',
  'papers',
  'papers_again',
  'statement',
  'audit_sample',
  'audit_report',
  'survey',
] as const
export type ChoreKind = (typeof choreKinds)[number]

export type ChoreState = 'running' | 'stuck' | ChoreEnd

/** A line that could not be done: where it stands, as it was given, and a reason from the words of chores. */
export type Fault = { line: number; what: string; why: FaultReason }
export type FaultReason =
  | 'unread'
  | 'already_member'
  | 'already_invited'
  | 'absent'
  | 'altered'
  | 'incomplete'
  | 'used_since'

export function stateOfChore(how: ChoreEnd | null, standsStill: boolean): ChoreState {
  return how ?? (standsStill ? 'stuck' : 'running')
}

/** Lines gone through, of those there were when it began: what comes meanwhile is not announced twice. */
export function advanced(before: { total: number; done: number; failed: number }, step: Moved) {
  const total = step.total ?? before.total
  const done = step.end === 'done' ? total : Math.min(total, before.done + step.done)
  return { total, done, failed: before.failed + (step.faults?.length ?? 0) }
}

type Moved = { done: number; total?: number; faults?: readonly Fault[]; end?: ChoreEnd }
