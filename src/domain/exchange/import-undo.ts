import { batch } from '#db/database.ts'
import {
  deleteMade,
  markUndone,
  selectChanged,
  selectMade,
  selectTouched,
  type UndoPhase,
  undoPhases,
} from '#db/exchange/import-undo.ts'
import type { Scope } from '#db/scope.ts'
import type { Fault } from '#domain/chores/chore.ts'
import type { Step } from '#domain/chores/chores.ts'
import { findImport, type ImportAsked } from './import-trial.ts'

export type UndoCursor = { phase: UndoPhase; after: string }

const atOnce = 200

/** Enrolments before people, people before companies; what somebody has used or changed since stays, and is told. */
export async function stepOfUndo(
  scope: Scope,
  { importId }: ImportAsked,
  cursor: UndoCursor,
): Promise<Step<UndoCursor>> {
  const row = await findImport(scope, importId)
  const { phase, after } = cursor
  const [made] = await batch(scope.db, [selectMade(scope, row.id, phase, after, atOnce)])
  if (made.length === 0) return following(phase)
  const ids = made.map(({ id }) => id)
  const answers = await batch(scope.db, [selectChanged(scope, phase, ids), ...selectTouched(scope, phase, ids)])
  const kept = new Set(answers.flatMap((rows) => rows.map(({ id }) => id)))
  const free = ids.filter((id) => !kept.has(id))
  const faults = made.flatMap(({ id, line }): Fault[] =>
    kept.has(id) && phase === 'person' ? [{ line, what: id, why: 'used_since' }] : [],
  )
  const writes = free.length > 0 ? [deleteMade(scope, phase, free), markUndone(scope, row.id, phase, free)] : []
  const next = { phase, after: ids.at(-1) ?? after }
  return { cursor: next, done: phase === 'person' ? made.length : 0, faults, writes }
}

function following(phase: UndoPhase): Step<UndoCursor> {
  const next = undoPhases[undoPhases.indexOf(phase) + 1]
  return next
    ? { cursor: { phase: next, after: '' }, done: 0 }
    : { cursor: { phase, after: '~' }, done: 0, end: 'done' }
}
