import { batch } from '#db/database.ts'
import { selectDatedPapers, selectStaleBy } from '#db/documents/stale-papers.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectPostponement } from '#db/sessions/moves.ts'
import { selectToldSession } from '#db/sessions/told.ts'
import { datedKinds } from '#domain/documents/fate.ts'
import { judgePapers } from '#domain/documents/judging.ts'
import { restoreStale, voidStale } from '#domain/documents/voids.ts'
import { voiceOf } from '#words/voice.ts'
import { speech } from '#words/words.ts'
import type { Job } from './job.ts'

/** What says days that are no longer those: nobody relies on it. What was issued since stands. */
export async function voidStalePapers(job: Job): Promise<void> {
  const { scope, event } = job
  const isCancelled = event.action === 'session_cancelled'
  const postponementId = String(event.payload.postponementId ?? '')
  const [[session], [postponement]] = await batch(scope.db, [
    selectToldSession(scope, event.subjectId),
    selectPostponement(scope, postponementId),
  ])
  // What was undone meanwhile voids nothing.
  const stands = isCancelled ? session?.cancelledAt : postponement
  if (stands) await voidSince(job, 0, isCancelled ? cancellation : postponementId)
  await job.settle([])
}

/** The change is undone: what it had voided says the right days again. What was issued meanwhile does not. */
export async function restoreStalePapers(job: Job): Promise<void> {
  const { scope, event } = job
  const { postponementId, movedAt } = event.payload
  if (typeof movedAt === 'number') await voidSince(job, movedAt, event.id)
  const changeId = event.action === 'session_reinstated' ? cancellation : String(postponementId ?? '')
  const [papers] = await batch(scope.db, [selectStaleBy(scope, event.subjectId, changeId)])
  await restoreStale(scope, papers)
  await judge(job)
  await job.settle([])
}

/** A slot has moved, came or went: each paper is looked at as the slots are now, whichever change is told first. */
export async function judgePapersOfSession(job: Job): Promise<void> {
  await judge(job)
  await job.settle([])
}

async function judge({ scope, event }: Job): Promise<void> {
  const [[session], [office]] = await batch(scope.db, [selectToldSession(scope, event.subjectId), selectOffice(scope)])
  // With a session that is cancelled, they are void already.
  if (!session || session.cancelledAt !== null) return
  const { voidedWith } = speech(office?.languages.startsWith('en') ? 'en' : 'fr', office?.timeZone).papers
  await judgePapers(scope, event.subjectId, voiceOf, voidedWith.slots)
}

const cancellation = 'cancellation'

async function voidSince({ scope, event }: Job, since: number, changeId: string): Promise<void> {
  const [[office], papers] = await batch(scope.db, [
    selectOffice(scope),
    selectDatedPapers(scope, event.subjectId, datedKinds, since, event.at),
  ])
  const { voidedWith } = speech(office?.languages.startsWith('en') ? 'en' : 'fr', office?.timeZone).papers
  const why = changeId === cancellation ? voidedWith.session : voidedWith.dates
  const reason = [why, String(event.payload.reason ?? '')].filter(Boolean).join(' : ').slice(0, 300)
  await voidStale(scope, papers, { sessionId: event.subjectId, changeId, reason })
}
