import { batch } from '#db/database.ts'
import { selectPapersOfLeavers } from '#db/documents/stale-papers.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectSale } from '#db/sessions/pack-sales.ts'
import { datedKinds } from '#domain/documents/fate.ts'
import { voidStale } from '#domain/documents/voids.ts'
import type { Job } from './job.ts'
import { standAgain, voidedWithIn } from './stale-papers.ts'

/** A pack is undone as a whole: what counted on its enrolments is void, session by session. */
export async function voidPapersOfSale(job: Job): Promise<void> {
  const { scope, event } = job
  const [[sale], [office]] = await batch(scope.db, [selectSale(scope, event.subjectId), selectOffice(scope)])
  // What was brought back meanwhile voids nothing.
  if (!sale?.reversedAt) return job.settle([])
  const reason = voidedWithIn(office).left
  for (const [sessionId, enrolments] of seatsIn(job)) {
    const [papers] = await batch(scope.db, [
      selectPapersOfLeavers(scope, sessionId, enrolments, datedKinds, 0, event.at),
    ])
    await voidStale(scope, papers, { sessionId, changeId: sale.id, reason })
  }
  await job.settle([])
}

/** It is brought back: what was said of its enrolments is true again. */
export async function restorePapersOfSale(job: Job): Promise<void> {
  const { scope, event } = job
  const [[sale], [office]] = await batch(scope.db, [selectSale(scope, event.subjectId), selectOffice(scope)])
  if (!sale || sale.reversedAt !== null) return job.settle([])
  const since = Number(event.payload.reversedAt)
  for (const [sessionId, enrolments] of seatsIn(job)) {
    await standAgain(job, { sessionId, changeId: sale.id, enrolments, since }, voidedWithIn(office).back)
  }
  await job.settle([])
}

function seatsIn({ event }: Job): [sessionId: string, enrolments: string[]][] {
  const seats = (event.payload.seats ?? []) as readonly (readonly [string, string])[]
  return [...Map.groupBy(seats, ([sessionId]) => sessionId)].map(([sessionId, some]) => [
    sessionId,
    some.map(([, enrolmentId]) => enrolmentId),
  ])
}
