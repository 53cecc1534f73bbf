import type { SessionFrameRow } from '#db/sessions/frame.ts'
import type { TaskRow } from '#db/sessions/tasks.ts'
import type { TaskState } from '#domain/sessions/task-dates.ts'
import type { TaskKind } from '#domain/sessions/task-kinds.ts'
import { paths } from '#paths.ts'
import { LinkButton } from '#views/ui/button.tsx'
import { Card } from '#views/ui/card.tsx'
import { Empty } from '#views/ui/empty.tsx'
import { Row, Rows } from '#views/ui/rows.tsx'
import { Count, State, type Tone } from '#views/ui/state.tsx'
import { type StepState, Timeline } from '#views/ui/timeline.tsx'
import type { Speech } from '#words/words.ts'
import { SessionFrame, type SessionTab } from './frame.tsx'

/** A task, and how it stands today. */
export type ShownTask = TaskRow & { state: TaskState }

type TasksProps = {
  w: Speech
  session: SessionFrameRow
  tabs: readonly SessionTab[]
  tasks: readonly ShownTask[]
  mayEdit: boolean
}

export function TasksPage({ w, session, tabs, tasks, mayEdit }: TasksProps) {
  const done = tasks.filter(({ state }) => state === 'done').length
  const open = tasks.filter(({ state }) => state !== 'done')
  const add = mayEdit && (
    <LinkButton icon="plus" href={paths.tasks.new(session.id)}>
      {w.tasks.write}
    </LinkButton>
  )
  return (
    <SessionFrame w={w} session={session} current="tasks" tabs={tabs} actions={add}>
      {tasks.length === 0 ? (
        <Empty icon="list-checks" title={w.tasks.none} level={2} />
      ) : (
        <div class="cols">
          <div>
            <Card
              title={
                <>
                  {w.tasks.todo}{' '}
                  <Count
                    value={w.format.number(open.length)}
                    due={open.some(isLate) ? w.tasks.states.late : undefined}
                  />
                </>
              }
              id="open-tasks"
              flush
            >
              {open.length === 0 && <p class="body mute">{w.tasks.allDone}</p>}
              <Rows>
                {open.map((task) => (
                  <Row
                    icon={task.state === 'late' ? 'triangle-alert' : 'circle'}
                    tone={tones[task.state]}
                    title={titleOf(w, task)}
                    href={paths.tasks.one(task.id)}
                    context={[w.format.date(task.dueOn), task.ownerName ?? w.tasks.nobody].join(' · ')}
                    state={<State tone={tones[task.state]}>{w.tasks.states[task.state]}</State>}
                  />
                ))}
              </Rows>
            </Card>
          </div>
          <div>
            <Card title={w.tasks.chain} id="chain" note={w.tasks.progress(done, tasks.length)}>
              <Timeline w={w} steps={tasks.map((task) => stepOf(w, task))} />
            </Card>
          </div>
        </div>
      )}
    </SessionFrame>
  )
}

export const titleOf = (w: Speech, { kind, title }: { kind: string; title: string }): string =>
  title || w.tasks.kinds[kind as TaskKind]

/** `J−15`, as the trade counts. */
export function momentOf(w: Speech, { kind, days, countedFrom }: TaskRow): string {
  if (kind === 'own' && countedFrom === '') return ''
  return w.tasks.moment(days)
}

function stepOf(w: Speech, task: ShownTask) {
  const when = task.closedAt === null ? w.format.date(task.dueOn) : w.format.shortDay(task.closedAt)
  const who = task.closedAt === null ? '' : task.closedByEvent ? w.tasks.byItself : (task.closedBy ?? '')
  return {
    when: momentOf(w, task),
    state: steps[task.state],
    label: <a href={paths.tasks.one(task.id)}>{titleOf(w, task)}</a>,
    detail: [when, who, task.closedWord].filter(Boolean).join(' · '),
  }
}

const isLate = ({ state }: ShownTask): boolean => state === 'late'

const steps: Record<TaskState, StepState> = {
  done: 'done',
  late: 'missing',
  soon: 'awaited',
  today: 'today',
  coming: 'coming',
}

export const tones: Record<TaskState, Tone | undefined> = {
  done: 'ok',
  late: 'bad',
  soon: 'warn',
  today: 'warn',
  coming: undefined,
}
