import { batch } from '#db/database.ts'
import {
  deleteDetails,
  deleteMade,
  markUndone,
  restorePeople,
  selectChanged,
  selectCompleted,
  selectMade,
  selectTouched,
  type UndoPhase,
  undoPhases,
} from '#db/exchange/import-undo.ts'
import type { Scope } from '#db/scope.ts'
import type { Fault } from '#domain/chores/chore.ts'
import type { Step } from '#domain/chores/chores.ts'
import { findImport, type ImportAsked } from './import-trial.ts'

export type UndoCursor = { phase: 'completed' | UndoPhase; after: string }

const atOnce = 200

/** Records that were completed first, then enrolments before people, people before companies; what somebody has used or changed since stays, and is told. */
export async function stepOfUndo(
  scope: Scope,
  { importId }: ImportAsked,
  cursor: UndoCursor,
): Promise<Step<UndoCursor>> {
  const row = await findImport(scope, importId)
  const { phase, after } = cursor
  if (phase === 'completed') return stepOfCompleted(scope, row.id, after)
  const [made] = await batch(scope.db, [selectMade(scope, row.id, phase, after, atOnce)])
  if (made.length === 0) return following(phase)
  const ids = made.map(({ id }) => id)
  const answers = await batch(scope.db, [selectChanged(scope, phase, ids), ...selectTouched(scope, phase, ids)])
  const kept = new Set(answers.flatMap((rows) => rows.map(({ id }) => id)))
  const free = ids.filter((id) => !kept.has(id))
  const faults = made.flatMap(({ id, line }): Fault[] =>
    kept.has(id) && phase === 'person' ? [{ line, what: id, why: 'used_since' }] : [],
  )
  const writes =
    free.length > 0
      ? [
          ...(phase === 'person' ? [deleteDetails(scope, free)] : []),
          deleteMade(scope, phase, free),
          markUndone(scope, row.id, phase, free),
        ]
      : []
  const next = { phase, after: ids.at(-1) ?? after }
  return { cursor: next, done: phase === 'person' ? made.length : 0, faults, writes }
}

/** What was known of somebody before the list completed it, unless somebody has changed it since. */
async function stepOfCompleted(scope: Scope, importId: string, after: string): Promise<Step<UndoCursor>> {
  const [marks] = await batch(scope.db, [selectCompleted(scope, importId, after, atOnce)])
  if (marks.length === 0) return { cursor: { phase: 'enrolment', after: '' }, done: 0 }
  const read = marks.map(({ former, ...mark }) => ({ ...mark, ...(JSON.parse(former) as Former) }))
  const [free, kept] = [
    read.filter(({ now, version }) => now === version),
    read.filter(({ now, version }) => now !== version),
  ]
  const ids = free.map(({ id }) => id)
  return {
    cursor: { phase: 'completed', after: marks.at(-1)?.id ?? after },
    done: marks.length,
    faults: kept.map(({ id, line }): Fault => ({ line, what: id, why: 'used_since' })),
    writes: [
      ...restorePeople(scope, free),
      deleteDetails(
        scope,
        free.flatMap(({ id, isDetailed }) => (isDetailed ? [id] : [])),
      ),
      markUndone(scope, importId, 'person', ids),
    ],
  }
}

type Former = { email: string; phone: string; version: number; isDetailed: boolean }

function following(phase: UndoPhase): Step<UndoCursor> {
  const next = undoPhases[undoPhases.indexOf(phase) + 1]
  return next
    ? { cursor: { phase: next, after: '' }, done: 0 }
    : { cursor: { phase, after: '~' }, done: 0, end: 'done' }
}
