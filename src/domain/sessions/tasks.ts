import { batch, type Statement, type Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { selectTaught } from '#db/sessions/own-sessions.ts'
import { selectChain } from '#db/sessions/task-chains.ts'
import {
  deleteClosure,
  insertClosure,
  insertProvedClosures,
  insertTask,
  insertTasks,
  moveTask,
  selectSessionDates,
  selectTasks,
  type TaskRow,
  updateTask,
} from '#db/sessions/tasks.ts'
import { type Content, readContent } from '#domain/catalogue/content.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { TaskChange, TaskInput } from './task.ts'
import { countedFrom, dueOn } from './task-dates.ts'
import { readChain, type TaskModel } from './task-model.ts'

type Session = { id: string; siteId: string; title: string; startsOn: string; endsOn: string }
type Task = Pick<TaskRow, 'id' | 'sessionId' | 'siteId' | 'title' | 'kind' | 'ownerId' | 'closedAt'>
type Write = Parameters<typeof commit>[1][number]
/** What is to be written, and the tasks that begin with it. */
type Followed = { writes: readonly Write[]; copied: readonly Pick<TaskRow, 'id' | 'kind'>[] }

/** What keeps the tasks of a session: its chain and those of its programme once it has dates, and deadlines that follow. */
export async function followSession(scope: Scope, sessionId: string, today: string): Promise<Followed> {
  const [[session], rows, [chain], [taught]] = await batch(scope.db, [
    selectSessionDates(scope, sessionId),
    selectTasks(scope, sessionId),
    selectChain(scope),
    selectTaught(scope, sessionId),
  ])
  if (!session || session.startsOn === '') return { writes: [], copied: [] }
  const isPlanned = rows.some((row) => row.countedFrom !== '')
  if (isPlanned) return { writes: moved(scope, session, rows, today), copied: [] }
  const models = [...readChain(chain?.models), ...modelsOf(readContent(taught?.content ?? '{}'))]
  return copied(scope, session, models, today)
}

/** The tasks that an event has proved are closed in its name; those already closed stay as they were. */
export function closeProved(
  scope: Scope,
  session: Pick<Session, 'id' | 'siteId' | 'title'>,
  proved: readonly Pick<TaskRow, 'id' | 'kind'>[],
  event: { id: string; byId: string; at: number },
): readonly Write[] {
  if (proved.length === 0) return []
  const ids = proved.map(({ id }) => id)
  return [
    insertProvedClosures(scope, ids, { eventId: event.id, byId: event.byId, at: event.at }),
    ...proved.map(({ id, kind }) =>
      record(scope, 'task_proved', id, { name: session.title, kind, sessionId: session.id }, session.siteId),
    ),
  ]
}

export function writeTask<const T extends Statements>(
  scope: Scope,
  session: Session,
  id: string,
  input: Pick<TaskInput, 'title' | 'dueOn'>,
  ownerId: string | null,
  show: T,
) {
  const task = {
    id,
    sessionId: session.id,
    kind: 'own',
    title: input.title,
    anchor: 'start',
    days: 0,
    unit: 'days',
    countedFrom: '',
    dueOn: input.dueOn,
    ownerId,
  }
  const told = record(scope, 'task_written', id, { name: input.title, sessionId: session.id }, session.siteId)
  return commit(scope, [insertTask(scope, task), told], ...show)
}

export function changeTask<const T extends Statements>(
  scope: Scope,
  task: Task,
  { dueOn: day, version }: Pick<TaskChange, 'dueOn' | 'version'>,
  ownerId: string | null,
  show: T,
) {
  const fields = { dueOn: day, ownerId }
  const told = record(scope, 'task_changed', task.id, { ...tellOf(task), dueOn: day }, task.siteId)
  return commit(scope, [updateTask(scope, task.id, version, fields), exactlyOne(scope), told], ...show)
}

export async function closeTask<const T extends Statements>(scope: Scope, task: Task, word: string, show: T) {
  if (task.closedAt !== null) return no('task_closed_already')
  const told = record(scope, 'task_closed', task.id, { ...tellOf(task), reason: word }, task.siteId)
  return commit(scope, [insertClosure(scope, task.id, word), told], ...show)
}

export async function reopenTask<const T extends Statements>(scope: Scope, task: Task, show: T) {
  if (task.closedAt === null) return no('task_open_already')
  const told = record(scope, 'task_reopened', task.id, tellOf(task), task.siteId)
  return commit(scope, [deleteClosure(scope, task.id), exactlyOne(scope), told], ...show)
}

/** What the programme asks of each of its sessions, beside the chain of everybody. */
const modelsOf = ({ tasks }: Content): readonly TaskModel[] =>
  tasks.map(({ title, day }, at) => ({
    id: `programme-${at + 1}`,
    kind: 'own',
    title,
    anchor: 'start',
    days: day,
    unit: 'days',
    ownerId: null,
  }))

function copied(scope: Scope, session: Session, chain: readonly TaskModel[], today: string): Followed {
  if (chain.length === 0) return { writes: [], copied: [] }
  const rows = chain.map(({ id, kind, title, anchor, days, unit, ownerId }) => ({
    id: `${session.id}-${id}`,
    sessionId: session.id,
    kind,
    title,
    anchor,
    days,
    unit,
    countedFrom: countedFrom({ anchor }, session),
    dueOn: dueOn({ anchor, days, unit }, session, today),
    ownerId,
  }))
  const payload = { name: session.title, count: rows.length }
  const told = record(scope, 'task_chain_copied', session.id, payload, session.siteId)
  return { writes: [insertTasks(scope, rows), told], copied: rows }
}

/** Open tasks of the chain whose day has moved; a deadline that somebody set by hand moves with it, as the others. */
function moved(scope: Scope, session: Session, rows: readonly TaskRow[], today: string): readonly Write[] {
  const moves = rows.flatMap((row): Statement[] => {
    if (row.closedAt !== null || row.countedFrom === '') return []
    const model = { anchor: row.anchor, days: row.days, unit: row.unit } as Pick<TaskModel, 'anchor' | 'days' | 'unit'>
    const from = countedFrom(model, session)
    return from === row.countedFrom
      ? []
      : [moveTask(scope, row.id, { countedFrom: from, dueOn: dueOn(model, session, today) })]
  })
  if (moves.length === 0) return []
  const payload = { name: session.title, count: moves.length }
  return [...moves, record(scope, 'task_chain_moved', session.id, payload, session.siteId)]
}

const tellOf = ({ title, kind, sessionId }: Task) => ({ name: title, kind, sessionId })
