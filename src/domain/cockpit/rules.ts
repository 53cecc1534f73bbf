import type { SessionFacts } from '#db/cockpit/facts.ts'
import { dayAfter, isHoliday } from '#domain/sessions/holidays.ts'
import { afterWorkingDays } from '#domain/sessions/working-days.ts'
import type { ConcernKind } from './kinds.ts'

export type Concern = { kind: ConcernKind; dueOn: string; count: number }

/** What is wrong with a session on a day, each with the day it should have been right. */
export function concernsOf(facts: SessionFacts, today: string): readonly Concern[] {
  const { startsOn, endsOn } = facts
  if (facts.isCancelled || startsOn === '' || endsOn < dayAfter(today, -longAgo)) return []
  const isComing = startsOn > today
  return [
    found('unsigned', facts.unsigned, facts.unsignedOn),
    found('no_trainer', startsOn <= dayAfter(today, 40) ? facts.untaught : 0, facts.untaughtOn),
    found(facts.taken < facts.seatsMin ? 'below_minimum' : 'decision', isDecisionDue(facts, today), facts.goOn),
    missingPapers(facts, today),
    found('incomplete_file', isComing && startsOn <= dayAfter(today, 15) ? facts.unreachable : 0, startsOn),
    found('late_tasks', facts.late, facts.lateOn),
    found('out_of_period', isComing ? facts.outdated + restDays(facts).length : 0, startsOn),
    found('waiting_list', isComing ? facts.waiting : 0, startsOn),
  ].filter((concern) => concern !== null)
}

/** Nobody goes back over what ended more than a year ago. */
const longAgo = 365

function found(kind: ConcernKind, count: number, dueOn: string | null): Concern | null {
  return count > 0 && dueOn ? { kind, count, dueOn } : null
}

/** From three days before the day when it is said whether the session takes place. */
function isDecisionDue({ decision, goOn, startsOn }: SessionFacts, today: string): 0 | 1 {
  return decision === null && goOn !== '' && goOn <= dayAfter(today, 3) && startsOn > today ? 1 : 0
}

/** An agreement a month before, a convocation two weeks before, a certificate the working day after. */
function missingPapers(facts: SessionFacts, today: string): Concern | null {
  const due = [
    { count: facts.unagreed, on: dayAfter(facts.startsOn, -31) },
    { count: facts.endsOn >= today ? facts.unconvened : 0, on: dayAfter(facts.startsOn, -15) },
    { count: facts.uncertified, on: afterWorkingDays(facts.endsOn, 1) },
  ].filter(({ count, on }) => count > 0 && on <= today)
  const [first] = due.map(({ on }) => on).sort()
  return found(
    'missing_paper',
    due.reduce((sum, { count }) => sum + count, 0),
    first ?? null,
  )
}

/** Sundays and public holidays among its days. */
const restDays = ({ days }: SessionFacts): readonly string[] =>
  (JSON.parse(days) as string[]).filter((day) => isHoliday(day) || new Date(`${day}T00:00:00Z`).getUTCDay() === 0)
