import {
  forgetInput,
  insertChore,
  insertChoreEnd,
  insertChoreUnlessRunning,
  insertFaults,
  moveCursor,
} from '#db/chores/chores.ts'
import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { advanced, type ChoreKind, type Fault } from './chore.ts'

export type Write = Parameters<typeof commit>[1][number]

/** What one step has done, and where the next begins. `writes` are its effects; `end` says that none follows. */
export type Step<Cursor = unknown> = {
  cursor: Cursor
  done: number
  total?: number
  faults?: readonly Fault[]
  writes?: readonly Write[]
  end?: 'done' | 'failed'
}

export type Asked = { kind: ChoreKind; subjectId: string; input: unknown; cursor: unknown; total: number }

/** What starts a chore, for the batch of the verb that it follows from. `alone`: not while another of its kind runs. */
export function startingChore(scope: Scope, id: string, asked: Asked, { alone = false } = {}): Write[] {
  const { kind, subjectId, total } = asked
  const chore = { id, kind, subjectId, total, input: JSON.stringify(asked.input), cursor: JSON.stringify(asked.cursor) }
  return [
    alone ? insertChoreUnlessRunning(scope, chore) : insertChore(scope, chore),
    exactlyOne(scope),
    record(scope, 'chore_started', id, { kind }),
  ]
}

export async function startChore(scope: Scope, id: string, asked: Asked, options: { alone?: boolean } = {}) {
  const outcome = await commit(scope, startingChore(scope, id, asked, options))
  return outcome.ok ? outcome : no('chore_running')
}

/** Between two steps: the one being made finds the end, and does nothing. */
export function cancelChore<const T extends Statements>(scope: Scope, chore: { id: string; kind: string }, show: T) {
  const writes = [
    insertChoreEnd(scope, chore.id, 'cancelled'),
    forgetInput(scope, chore.id),
    record(scope, 'chore_cancelled', chore.id, { kind: chore.kind }),
  ]
  return commit(scope, writes, ...show)
}

export type Chore = { id: string; kind: string; cursor: string; total: number; done: number; failed: number }

/** The effects of a step with the cursor that moves, and the end when it is the last: one batch, or nothing. */
export function writesOfStep(scope: Scope, chore: Chore, step: Step): Write[] {
  const progress = { cursor: JSON.stringify(step.cursor), ...advanced(chore, step) }
  if (progress.cursor === chore.cursor && !step.end) throw new Error(`A step of ${chore.kind} has not moved.`)
  const faults = step.faults ?? []
  return [
    moveCursor(scope, chore.id, chore.cursor, progress),
    exactlyOne(scope),
    ...(faults.length > 0 ? [insertFaults(scope, chore.id, faults)] : []),
    ...(step.writes ?? []),
    ...(step.end ? ending(scope, chore, step.end, progress) : []),
  ]
}

const ending = (scope: Scope, { id, kind }: Chore, how: 'done' | 'failed', { done, failed }: Counts): Write[] => [
  insertChoreEnd(scope, id, how),
  forgetInput(scope, id),
  record(scope, how === 'done' ? 'chore_done' : 'chore_failed', id, { kind, done, failed }),
]

type Counts = { done: number; failed: number }
