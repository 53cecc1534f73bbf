import type { SQL } from 'drizzle-orm'
import { type Answers, batch, type Statement } from '#db/database.ts'
import { type JudgedPaper, selectJudgedPapers, selectTimetables } from '#db/documents/timetables.ts'
import type { Scope } from '#db/scope.ts'
import { datedKinds } from './fate.ts'
import { type Gathered, gathered, gathering } from './gathering.ts'
import { isPaperKind } from './kinds.ts'
import type { Voice } from './source.ts'
import { saysOtherwise, type Timetable, timetableOf } from './timetable.ts'
import { restoreStale, voidStale } from './voids.ts'

/** What `changeId` says of papers that a change of slots has voided. */
const bySlots = 'slots'

/** The papers of a session with the slots each was made from, and what it takes to compose them again. */
export const judging = (scope: Scope, sessionId: string | SQL) =>
  [
    selectJudgedPapers(scope, sessionId, datedKinds),
    selectTimetables(scope, sessionId),
    ...gathering(scope, sessionId, { limit: 1 }),
  ] as const satisfies readonly Statement[]

export type Judged = Answers<ReturnType<typeof judging>>

/** Those that stand and would say otherwise than these slots. */
export function lostWith([papers, timetables, ...answers]: Judged, voiceIn: VoiceIn, change: Change): JudgedPaper[] {
  const known = gathered(answers)
  if (!known?.source.session) return []
  const isFalse = judgeOf(known, timetables, voiceIn, change(timetableOf(known.source)))
  return papers.filter((paper) => paper.voidedAt === null && isFalse(paper))
}

/** What says otherwise than the slots of now is void; what they had made void and says the same again stands. */
export async function judgePapers(scope: Scope, sessionId: string, voiceIn: VoiceIn, reason: string): Promise<void> {
  const [papers, timetables, ...answers] = await batch(scope.db, judging(scope, sessionId))
  const known = gathered(answers)
  if (!known?.source.session) return
  const isFalse = judgeOf(known, timetables, voiceIn, timetableOf(known.source))
  const lost = papers.filter((paper) => paper.voidedAt === null && isFalse(paper))
  const found = papers.filter((paper) => paper.changeId === bySlots && !paper.isCorrected && !isFalse(paper))
  await voidStale(scope, lost, { sessionId, changeId: bySlots, reason })
  await restoreStale(scope, found)
}

type VoiceIn = (timeZone: string) => Voice
type Change = (timetable: Timetable) => Timetable

/** However many papers there are, each kind is composed once for each timetable. */
function judgeOf(known: Gathered, kept: readonly { id: string; slots: string }[], voiceIn: VoiceIn, now: Timetable) {
  const voice = voiceIn(known.source.office.timeZone)
  const timetables = new Map(kept.map(({ id, slots }) => [id, JSON.parse(slots) as Timetable]))
  const judged = new Map<string, boolean>()
  return ({ kind, timetableId }: JudgedPaper): boolean => {
    const then = timetables.get(timetableId ?? '')
    if (!then || !isPaperKind(kind)) return false
    const key = `${kind} ${timetableId}`
    const says = judged.get(key) ?? saysOtherwise(kind, known, voice, then, now)
    judged.set(key, says)
    return says
  }
}
