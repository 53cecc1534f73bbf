import { deleteAbandonments, insertAbandonment, returnToOutbox } from '#db/chores/abandonments.ts'
import { selectOpen } from '#db/chores/open-work.ts'
import { batch, type Statements } from '#db/database.ts'
import { deleteOwed, selectWork } from '#db/events/events.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import type { Work } from '#domain/events/settle.ts'
import { exactly } from './exactly.ts'

/** Taken out of what cron sends again, and kept with its last error until somebody asks for it. Done twice, it is done once. */
export async function abandon(scope: Scope, { eventId, handler }: Work): Promise<boolean> {
  const [[work], [open]] = await batch(scope.db, [
    selectWork(scope, eventId, handler),
    selectOpen(scope, eventId, handler),
  ])
  if (!work || !open) return false
  if (work.answeredAt !== null) {
    await batch(scope.db, [deleteOwed(scope, eventId, handler)])
    return false
  }
  const outcome = await commit(scope, [
    deleteOwed(scope, eventId, handler),
    exactlyOne(scope),
    insertAbandonment(scope, { eventId, handler }, open.attempts, open.error),
    record(scope, alarmFor(work.action), eventId, { action: work.action, handler, attempts: open.attempts }),
  ])
  return outcome.ok
}

/** Back into the outbox and to the queue. Asked twice at once, the second finds nothing left to send. */
export async function replay<const T extends Statements>(scope: Scope, works: readonly Work[], show: T) {
  if (works.length === 0) return no('overtaken')
  const outcome = await commit(
    scope,
    [
      returnToOutbox(scope, works),
      exactly(scope, works.length),
      deleteAbandonments(scope, works),
      record(scope, 'jobs_replayed', scope.organisationId, { events: works.map(({ eventId }) => eventId) }),
    ],
    ...show,
  )
  if (outcome.ok) {
    const { shard, organisationId, owed } = scope
    for (const { eventId, handler } of works) owed({ shard, organisationId, eventId, handler })
  }
  return outcome
}

/** An alarm that cannot be told raises no other, or there would be no end to them. */
const alarmFor = (action: string) => (action === 'job_abandoned' ? 'alarm_abandoned' : 'job_abandoned')
