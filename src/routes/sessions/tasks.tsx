import { read } from '#db/database.ts'
import { selectColleagues } from '#db/members/colleagues.ts'
import type { Scope } from '#db/scope.ts'
import { selectSessionFrame } from '#db/sessions/frame.ts'
import { selectTask, selectTasks, type TaskRow } from '#db/sessions/tasks.ts'
import { NewTaskInput, TaskChange, TaskClosure } from '#domain/sessions/task.ts'
import { stateOf } from '#domain/sessions/task-dates.ts'
import { changeTask, closeTask, reopenTask, writeTask } from '#domain/sessions/tasks.ts'
import type { Context } from '#http/context.ts'
import { readForm, withRefusal } from '#http/form.ts'
import { NotThere } from '#http/refusals.ts'
import { changed, gone, page, refused } from '#http/render.tsx'
import { room } from '#http/room.ts'
import { paths } from '#paths.ts'
import { chosen, knownAs, typedIn, unclear } from '#routes/registers/colleague-choice.ts'
import { NewTaskPage, TaskPage } from '#views/sessions/task.tsx'
import { type ShownTask, TasksPage, titleOf } from '#views/sessions/tasks.tsx'
import { blank, type FormState } from '#views/ui/form.tsx'
import { tabsFor } from './tabs.ts'
import { todayOf } from './task-today.ts'

export const sessionTasks = room('/sessions/:id/tasks', { staff: 'sessions.read' }).get(
  '/',
  async (c) => {
    const { session, tasks } = await loadSession(c)
    return page(c, session.title, showAll(c, session, tasks))
  },
  { rows: 70 },
)

export const newTasks = room('/sessions/:id/tasks', { staff: 'sessions.edit' })

  .get('/new', async (c) => {
    const { session } = await loadSession(c)
    return page(c, c.var.w.tasks.write, newForm(c, session, blank))
  })

  .post(
    '/',
    async (c) => {
      const { session, workers } = await loadSession(c, await typedIn(c, 'worker'))
      const { scope, w } = c.var
      const form = await readForm(c, NewTaskInput)
      if (!form.ok) return refused(c, w.tasks.write, newForm(c, session, form.state))
      const worker = chosen(form.value.worker, workers)
      if ('refusal' in worker) {
        return refused(c, w.tasks.write, newForm(c, session, unclear(c, form.state, 'worker', worker.refusal)))
      }
      const { id, ...input } = form.value
      const outcome = await writeTask(scope, session, id, input, worker.one?.id ?? null, listOf(scope, session.id))
      // The first answer was lost on its way: the task is written.
      if (!outcome.ok && outcome.refusal === 'taken') return gone(c, paths.sessions.tasks(session.id))
      if (!outcome.ok)
        return refused(c, w.tasks.write, newForm(c, session, withRefusal(c, form.state, outcome.refusal)))
      return changed(c, paths.sessions.tasks(session.id), session.title, showAll(c, session, outcome.after[1]), {
        text: w.tasks.written(input.title),
      })
    },
    { rows: 140 },
  )

export const tasks = room('/sessions/tasks', { staff: 'sessions.read' }).get('/:id', async (c) => {
  const { task, title } = await loadTask(c)
  return page(c, titleOf(c.var.w, task), show(c, task, title))
})

export const taskChanges = room('/sessions/tasks', { staff: 'sessions.edit' })

  .post('/:id', async (c) => {
    const { task, title, workers } = await loadTask(c, await typedIn(c, 'worker'))
    const { scope, w } = c.var
    const form = await readForm(c, TaskChange)
    if (!form.ok) return refused(c, titleOf(w, task), show(c, task, title, form.state))
    const worker = chosen(form.value.worker, workers, knownAs(task.ownerId, task.ownerName))
    if ('refusal' in worker) {
      const state = unclear(c, form.state, 'worker', worker.refusal)
      return refused(c, titleOf(w, task), show(c, task, title, state))
    }
    const outcome = await changeTask(scope, task, form.value, worker.one?.id ?? null, [selectTask(scope, task.id)])
    if (!outcome.ok) {
      return refused(c, titleOf(w, task), show(c, task, title, withRefusal(c, form.state, outcome.refusal)), 409)
    }
    return showChanged(c, outcome.after[0], title, w.tasks.saved)
  })

  .post('/:id/closure', async (c) => {
    const { task, title } = await loadTask(c)
    const { scope, w } = c.var
    const form = await readForm(c, TaskClosure)
    if (!form.ok) return refused(c, titleOf(w, task), show(c, task, title, undefined, form.state))
    const outcome = await closeTask(scope, task, form.value.word, [selectTask(scope, task.id)])
    // Closed meanwhile, by somebody or by the event that proves it: done is done.
    if (!outcome.ok && outcome.refusal !== 'overtaken') return gone(c, paths.sessions.tasks(task.sessionId))
    if (!outcome.ok) return refused(c, titleOf(w, task), show(c, task, title), 409)
    return showChanged(c, outcome.after[0], title, w.tasks.closed, paths.tasks.reopening(task.id))
  })

  .post('/:id/reopening', async (c) => {
    const { task, title } = await loadTask(c)
    const { scope, w } = c.var
    const outcome = await reopenTask(scope, task, [selectTask(scope, task.id)])
    if (!outcome.ok) return gone(c, paths.tasks.one(task.id))
    return showChanged(c, outcome.after[0], title, w.tasks.reopened)
  })

const listOf = (scope: Scope, session: string) =>
  [selectSessionFrame(scope, session), selectTasks(scope, session)] as const

async function loadSession(c: Context, typed = '') {
  const { scope } = c.var
  const [[session], rows, workers] = await read(
    scope,
    ...listOf(scope, c.req.param('id') ?? ''),
    selectColleagues(scope, 'team', typed),
  )
  if (!session) throw new NotThere()
  return { session, tasks: rows, workers }
}

async function loadTask(c: Context, typed = '') {
  const { scope } = c.var
  const [[task], workers] = await read(
    scope,
    selectTask(scope, c.req.param('id') ?? ''),
    selectColleagues(scope, 'team', typed),
  )
  if (!task) throw new NotThere()
  return { task, title: task.sessionTitle, workers }
}

type Session = Awaited<ReturnType<typeof loadSession>>['session']

function showAll(c: Context, session: Session, rows: readonly TaskRow[]) {
  const { w, may } = c.var
  return (
    <TasksPage
      w={w}
      session={session}
      tabs={tabsFor(c, session.siteId)}
      tasks={rows.map((row) => shown(c, row))}
      mayEdit={may('sessions.edit', session.siteId)}
    />
  )
}

function show(c: Context, task: TaskRow, session: string, editing?: FormState, closing: FormState = blank) {
  const { w, may } = c.var
  return (
    <TaskPage
      w={w}
      task={shown(c, task)}
      session={session}
      mayEdit={may('sessions.edit', task.siteId)}
      editing={
        editing ?? { values: { dueOn: task.dueOn, worker: task.ownerId ? (task.ownerName ?? '') : '' }, errors: {} }
      }
      closing={closing}
    />
  )
}

function newForm(c: Context, session: Session, state: FormState) {
  const { w, scope } = c.var
  return (
    <NewTaskPage w={w} session={session} state={state} id={[state.values.id ?? scope.ids.next()].flat()[0] ?? ''} />
  )
}

function showChanged(c: Context, [task]: readonly TaskRow[], title: string, text: string, undo?: string) {
  if (!task) throw new NotThere()
  const told = { text, undo: undo ? { action: undo } : undefined }
  return changed(c, paths.tasks.one(task.id), titleOf(c.var.w, task), show(c, task, title), told)
}

const shown = (c: Context, row: TaskRow): ShownTask => ({ ...row, state: stateOf(row, todayOf(c)) })
