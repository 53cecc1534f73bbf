import { batch } from '#db/database.ts'
import { selectDatedPapers, selectPapersOfLeavers, selectStaleBy } from '#db/documents/stale-papers.ts'
import { selectOffice } from '#db/organisations/offices.ts'
import { selectPostponement, selectSplit } from '#db/sessions/moves.ts'
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

/** Those who go are made theirs again in the session that they go to; what counted them here, here. */
export async function voidPapersOfLeavers(job: Job): Promise<void> {
  const { scope, event } = job
  const { toId, enrolments } = event.payload as { toId: string; enrolments: readonly string[] }
  const [[split], [office], papers] = await batch(scope.db, [
    selectSplit(scope, toId),
    selectOffice(scope),
    selectPapersOfLeavers(scope, event.subjectId, enrolments, datedKinds, 0, event.at),
  ])
  const reason = (await voidedWithIn(office)).split
  if (split) {
    for (const [sessionId, some] of Map.groupBy(papers, (paper) => (paper.enrolmentId ? toId : event.subjectId)))
      await voidStale(scope, some, { sessionId, changeId: toId, reason })
  }
  await job.settle([])
}

/**
 * Everybody is together again: what was said before the split is true again. What the other session said is not, nor what
 * was made here meanwhile for those who stayed: it is made again, unless what it replaced stands.
 */
export async function restorePapersOfLeavers(job: Job): Promise<void> {
  const { scope, event } = job
  const { fromId: otherId, enrolments, splitAt } = event.payload as Reunion
  const [there, made, [office]] = await batch(scope.db, [
    selectStaleBy(scope, otherId, otherId),
    selectDatedPapers(scope, otherId, datedKinds, 0, event.at),
    selectOffice(scope),
  ])
  const { session, reunion } = await voidedWithIn(office)
  await voidStale(scope, made, { sessionId: otherId, changeId: cancellation, reason: session })
  const back = { sessionId: event.subjectId, changeId: otherId, enrolments, since: splitAt ?? event.at }
  await standAgain(job, back, reunion)
  await restoreStale(scope, there)
  await job.settle([])
}

type Back = {
  sessionId: string
  /** Where their own papers were to be made again. */
  wereIn?: string
  changeId: string
  enrolments: readonly string[]
  since: number
}

/** They are in the session again: what was said before they left is true, what was said since without them is not. */
export async function standAgain(
  { scope, event }: Job,
  { sessionId, wereIn = sessionId, changeId, enrolments, since }: Back,
  reason: string,
) {
  const [here, there, smaller] = await batch(scope.db, [
    selectStaleBy(scope, sessionId, changeId),
    selectStaleBy(scope, wereIn, changeId),
    selectPapersOfLeavers(scope, sessionId, enrolments, datedKinds, since, event.at),
  ])
  const stands = new Set(here.map(likenessOf))
  for (const [isReplaced, some] of Map.groupBy(smaller, (paper) => stands.has(likenessOf(paper)))) {
    await voidStale(scope, some, { sessionId, changeId: isReplaced ? cancellation : event.id, reason })
  }
  await restoreStale(scope, wereIn === sessionId ? here : [...here, ...there])
}

/** `splitAt` is missing from what was undone before it was kept. */
type Reunion = { fromId: string; enrolments: readonly string[]; splitAt?: number }

const likenessOf = ({ kind, companyId }: { kind: string; companyId: string | null }) => `${kind} ${companyId}`

async function judge({ scope, event }: Job): Promise<void> {
  const [[session], [office]] = await batch(scope.db, [selectToldSession(scope, event.subjectId), selectOffice(scope)])
  // With a session that is cancelled, they are void already.
  if (!session || session.cancelledAt !== null) return
  await judgePapers(scope, event.subjectId, voiceOf, (await voidedWithIn(office)).slots)
}

const cancellation = 'cancellation'

async function voidSince({ scope, event }: Job, since: number, changeId: string): Promise<void> {
  const [[office], papers] = await batch(scope.db, [
    selectOffice(scope),
    selectDatedPapers(scope, event.subjectId, datedKinds, since, event.at),
  ])
  const voidedWith = await voidedWithIn(office)
  const why = changeId === cancellation ? voidedWith.session : voidedWith.dates
  const reason = [why, String(event.payload.reason ?? '')].filter(Boolean).join(' : ').slice(0, 300)
  await voidStale(scope, papers, { sessionId: event.subjectId, changeId, reason })
}

export async function voidedWithIn(office: { languages: string; timeZone: string } | undefined) {
  const { papers } = await speech(office?.languages.startsWith('en') ? 'en' : 'fr', office?.timeZone)
  return papers.voidedWith
}
