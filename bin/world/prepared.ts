import { batch } from '#db/database.ts'
import { insertClosure, selectTasks } from '#db/sessions/tasks.ts'
import { commit } from '#domain/events/commit.ts'
import { followSession } from '#domain/sessions/tasks.ts'
import { dayOf } from '#test/told.ts'
import type { Life } from './life.ts'

const day = 24 * 3600_000

/** Each session copied its chain of tasks when it was planned. What was due was done; but one, which waits for somebody. */
export async function seedPrepared(
  life: Life,
  sessions: readonly { id: string; first: number }[],
  today: number,
): Promise<void> {
  for (const { id, first } of sessions) {
    const planned = life.as('ana', first - 45 * day)
    const { writes } = await followSession(planned, id, dayOf(planned.clock.now()))
    await commit(planned, writes)
  }
  const ana = life.as('ana', today)
  const tasks = await batch(
    ana.db,
    sessions.map(({ id }) => selectTasks(ana, id)),
  )
  const due = tasks.flat().filter((task) => task.dueOn < dayOf(today) && task.closedAt === null)
  const done = due.filter((task) => task.sessionId !== late || task.dueOn < lastOf(due))
  await batch(
    ana.db,
    done.map(({ id, dueOn }) =>
      insertClosure(life.as('ana', Date.parse(`${dueOn}T10:00:00Z`)), id, 'Fait avant Lisière'),
    ),
  )
}

const late = 'decouverte'
const lastOf = (tasks: readonly { sessionId: string; dueOn: string }[]): string => {
  const days = tasks.filter(({ sessionId }) => sessionId === late).map(({ dueOn }) => dueOn)
  return days.toSorted().at(-1) ?? ''
}
