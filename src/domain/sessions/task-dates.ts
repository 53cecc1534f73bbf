import { dayAfter } from './holidays.ts'
import type { TaskModel } from './task-model.ts'
import { afterWorkingDays, workingDayFrom, workingDayUntil } from './working-days.ts'

type Dates = { startsOn: string; endsOn: string }
type Counted = Pick<TaskModel, 'anchor' | 'days' | 'unit'>

/** The day a task is counted from. */
export const countedFrom = ({ anchor }: Pick<Counted, 'anchor'>, { startsOn, endsOn }: Dates): string =>
  anchor === 'start' ? startsOn : endsOn

/**
 * The day by which it is done, always one when people work: what comes before is done the working day before, what
 * comes after waits for the next one. A day that has gone by when the task is written becomes today.
 */
export function dueOn(task: Counted, dates: Dates, today: string): string {
  const from = countedFrom(task, dates)
  const due = reckoned(task, from)
  return due < today ? workingDayFrom(today) : due
}

/** J−15, J0 or J+8 is for the screen: here, the day itself stays the day even when it is a Sunday. */
function reckoned({ days, unit }: Counted, from: string): string {
  if (days === 0) return from
  if (unit === 'working_days') return afterWorkingDays(from, days)
  return days < 0 ? workingDayUntil(dayAfter(from, days)) : workingDayFrom(dayAfter(from, days))
}

export type TaskState = 'done' | 'late' | 'soon' | 'today' | 'coming'

/** How a task stands on a day: late from the day after its deadline, soon in the three days before. */
export function stateOf({ dueOn, closedAt }: { dueOn: string; closedAt: number | null }, today: string): TaskState {
  if (closedAt !== null) return 'done'
  if (dueOn < today) return 'late'
  if (dueOn === today) return 'today'
  return dueOn <= dayAfter(today, 3) ? 'soon' : 'coming'
}
