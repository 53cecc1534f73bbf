import { batch } from '#db/database.ts'
import { selectPapersOfLeavers } from '#db/documents/stale-papers.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectSeat } from '#db/sessions/registration-seats.ts'
import { datedKinds } from '#domain/documents/fate.ts'
import { voidStale } from '#domain/documents/voids.ts'
import type { Job } from './job.ts'
import { standAgain, voidedWithIn } from './stale-papers.ts'

/** Somebody leaves a session before it begins for them: what counted on them is void. */
export async function voidPapersOfLeaver(job: Job): Promise<void> {
  const { seat, reasons } = await standing(job)
  // What was taken back meanwhile voids nothing.
  if (seat?.endedAt) await voidCounted(job, String(job.event.payload.session), seat.sessionId, reasons.left)
  await job.settle([])
}

/** They are back: what was said of them is true again. */
export async function restorePapersOfLeaver(job: Job): Promise<void> {
  const { seat, reasons } = await standing(job)
  if (seat && seat.endedAt === null) await restoreCounted(job, seat.sessionId, reasons.back)
  await job.settle([])
}

/** From one session to another: what counted on them there is made again here; what an earlier stay had voided here stands. */
export async function movePapersOfLeaver(job: Job): Promise<void> {
  const { from, to } = job.event.payload as { from: string; to: string }
  const { seat, reasons } = await standing(job)
  if (seat?.sessionId === to) {
    await voidCounted(job, from, to, reasons.moved)
    await restoreCounted(job, to, reasons.back)
  }
  await job.settle([])
}

async function standing({ scope, event }: Job) {
  const [[seat], [office]] = await batch(scope.db, [selectSeat(scope, event.subjectId), selectOffice(scope)])
  return { seat, reasons: await voidedWithIn(office) }
}

/** Their own papers are made again where they are now, the others where they were. */
async function voidCounted({ scope, event }: Job, sessionId: string, isIn: string, reason: string): Promise<void> {
  const { since, counts } = event.payload
  if (counts !== true || typeof since !== 'number') return
  const enrolmentId = event.subjectId
  const [papers] = await batch(scope.db, [
    selectPapersOfLeavers(scope, sessionId, [enrolmentId], datedKinds, since - 1, event.at),
  ])
  for (const [isOwn, some] of Map.groupBy(papers, (paper) => paper.enrolmentId !== null)) {
    const filed = isOwn ? isIn : sessionId
    await voidStale(scope, some, { sessionId: filed, changeId: changeOf(enrolmentId, sessionId), reason })
  }
}

async function restoreCounted(job: Job, sessionId: string, reason: string): Promise<void> {
  const { subjectId, payload, at } = job.event
  const changeId = changeOf(subjectId, sessionId)
  const since = typeof payload.endedAt === 'number' ? payload.endedAt : at
  const wereIn = typeof payload.from === 'string' ? payload.from : sessionId
  await standAgain(job, { sessionId, wereIn, changeId, enrolments: [subjectId], since }, reason)
}

const changeOf = (enrolmentId: string, sessionId: string): string => `${enrolmentId}~${sessionId}`
