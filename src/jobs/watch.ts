import { deleteConcerns, insertConcerns } from '#db/cockpit/concerns.ts'
import { type SessionFacts, selectSessionFacts } from '#db/cockpit/facts.ts'
import { selectSessionOf } from '#db/cockpit/session-of.ts'
import { batch } from '#db/database.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import type { Scope } from '#db/scope.ts'
import { selectTasks } from '#db/sessions/tasks.ts'
import { isProved } from '#domain/cockpit/proofs.ts'
import { concernsOf } from '#domain/cockpit/rules.ts'
import { named } from '#domain/cockpit/watched.ts'
import { dayOf } from '#domain/organisations/clock.ts'
import { kindsProvedBy } from '#domain/sessions/task-kinds.ts'
import { closeProved, followSession } from '#domain/sessions/tasks.ts'
import type { Job } from './job.ts'

/** Something has happened to a session: its tasks follow, those it proves are closed, and the cockpit knows. */
export async function watchSession(job: Job): Promise<void> {
  const { scope, event } = job
  const [[office], [about]] = await batch(scope.db, [selectOffice(scope), selectSessionOf(scope, named(event))])
  const sessionId = about?.sessionId
  if (!office || !sessionId) return job.settle([])
  const now = scope.clock.now()
  const today = dayOf(now, office.timeZone)
  const [[facts], tasks] = await batch(scope.db, [
    selectSessionFacts(scope, sessionId, now, today),
    selectTasks(scope, sessionId),
  ])
  if (!facts) return job.settle([])

  const kinds = kindsProvedBy(event.action).filter((kind) => isProved(kind, facts, today))
  const { writes, copied } = await followSession(scope, sessionId, today)
  const open = [...tasks.filter(({ closedAt }) => closedAt === null), ...copied]
  const proved = open.filter((task) => kinds.some((kind) => kind === task.kind))
  await job.settle([
    ...writes,
    ...closeProved(scope, facts, proved, { id: event.id, byId: event.by.id, at: event.at }),
    ...concernWrites(scope, facts, today),
  ])
}

/** What the cockpit holds of a session, as its facts say today. */
export function concernWrites(scope: Scope, facts: SessionFacts, today: string) {
  const rows = rowsOf(facts, today)
  return [deleteConcerns(scope, facts.id), ...(rows.length > 0 ? [insertConcerns(scope, rows)] : [])]
}

export const rowsOf = (facts: SessionFacts, today: string) =>
  concernsOf(facts, today).map(({ kind, dueOn, count }) => ({
    sessionId: facts.id,
    kind,
    siteId: facts.siteId,
    ownerId: facts.ownerId ?? '',
    dueOn,
    count,
  }))
