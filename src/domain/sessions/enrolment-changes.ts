import type { Statements } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { insertAnalysis } from '#db/sessions/enrolment-analyses.ts'
import {
  deleteEndIfRoom,
  type EnrolmentTerms,
  insertEnrolmentEnd,
  updateSession,
  updateTerms,
  updateToSeat,
} from '#db/sessions/enrolment-changes.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { type AnalysisInput, type endings, stateFor } from './enrolment.ts'

export type Enrolment = {
  id: string
  sessionId: string
  siteId: string
  personId: string
  givenName: string
  familyName: string
  state: string
  endedAt: number | null
  at: number
  waiting: number
  taken: number
  seatsMax: number
  hasPresences: number
}

export function changeTerms<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  version: number,
  terms: EnrolmentTerms,
  show: T,
) {
  const writes = [
    updateTerms(scope, enrolment.id, version, terms),
    exactlyOne(scope),
    record(scope, 'enrolment_changed', enrolment.id, { ...toldOf(enrolment), ...terms }, enrolment.siteId),
  ]
  return commit(scope, writes, ...show)
}

export type EnrolmentEnd = { how: (typeof endings)[number]; reason: string; tell?: boolean }

/** The seat is free again; when somebody waits for it, whoever looks after the session is told. */
export async function endEnrolment<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  { how, reason, tell = false }: EnrolmentEnd,
  show: T,
) {
  if (enrolment.endedAt !== null) return no('enrolment_ended_already')
  const payload = { ...toldOf(enrolment), ...countedOn(enrolment), how, reason, tell }
  const writes = [
    insertEnrolmentEnd(scope, enrolment.id, how, reason),
    record(scope, 'enrolment_ended', enrolment.id, payload, enrolment.siteId),
    ...seatFreed(scope, enrolment),
  ]
  return commit(scope, writes, ...show)
}

export async function resumeEnrolment<const T extends Statements>(scope: Scope, enrolment: Enrolment, show: T) {
  if (enrolment.endedAt === null) return no('enrolment_standing')
  const writes = [
    deleteEndIfRoom(scope, enrolment.id),
    exactlyOne(scope),
    record(
      scope,
      'enrolment_resumed',
      enrolment.id,
      { ...toldOf(enrolment), endedAt: enrolment.endedAt },
      enrolment.siteId,
    ),
  ]
  const outcome = await commit(scope, writes, ...show)
  return !outcome.ok && outcome.refusal === 'overtaken' ? no('session_full') : outcome
}

/** By hand, whoever the office chooses. */
export async function promote<const T extends Statements>(scope: Scope, enrolment: Enrolment, show: T) {
  if (enrolment.endedAt !== null) return no('enrolment_ended_already')
  if (enrolment.state !== 'waiting') return no('enrolment_seated')
  const writes = [
    updateToSeat(scope, enrolment.id),
    exactlyOne(scope),
    record(scope, 'enrolment_promoted', enrolment.id, toldOf(enrolment), enrolment.siteId),
  ]
  const outcome = await commit(scope, writes, ...show)
  return !outcome.ok && outcome.refusal === 'overtaken' ? no('session_full') : outcome
}

type Target = { id: string; code: string; siteId: string; taken: number; seatsMax: number; waiting: number }

/** Everything that hangs on the enrolment follows it; not once somebody has been present: that happened where it did. */
export async function moveEnrolment<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  target: Target,
  tell: boolean,
  show: T,
) {
  if (enrolment.endedAt !== null) return no('enrolment_ended_already')
  if (enrolment.hasPresences) return no('presences_there')
  if (target.id === enrolment.sessionId) return no('same_session')
  const { sessionId: from } = enrolment
  const payload = { ...toldOf(enrolment), ...countedOn(enrolment), from, to: target.id, code: target.code, tell }
  const writes = [
    updateSession(scope, enrolment.id, enrolment.sessionId, target.id, stateFor(target)),
    exactlyOne(scope),
    record(scope, 'enrolment_moved', enrolment.id, payload, target.siteId),
    ...seatFreed(scope, enrolment),
  ]
  const outcome = await commit(scope, writes, ...show)
  return !outcome.ok && outcome.refusal === 'taken' ? no('enrolled_there') : outcome
}

/** Kept with its date and author; what was said before stays. */
export function analyse<const T extends Statements>(
  scope: Scope,
  enrolment: Enrolment,
  id: string,
  { kind, expectations, level, adaptations }: Omit<AnalysisInput, 'id'>,
  show: T,
) {
  const writes = [
    insertAnalysis(scope, { id, enrolmentId: enrolment.id, kind, expectations, level, adaptations }),
    record(
      scope,
      kind === 'needs' ? 'needs_analysed' : 'positioning_done',
      enrolment.id,
      toldOf(enrolment),
      enrolment.siteId,
    ),
  ]
  return commit(scope, writes, ...show)
}

/** Since when papers count on somebody; none do where somebody only waited, or has been present. */
export const countedOn = ({ at, state, hasPresences }: Pick<Enrolment, 'at' | 'state' | 'hasPresences'>) => ({
  since: at,
  counts: state !== 'waiting' && hasPresences === 0,
})

const seatFreed = (scope: Scope, { sessionId, siteId, state, waiting }: Enrolment) =>
  state === 'waiting' ? [] : [record(scope, 'seat_freed', sessionId, { session: sessionId, waiting }, siteId)]

const toldOf = ({ givenName, familyName, sessionId, personId }: Enrolment) => ({
  name: `${givenName} ${familyName}`,
  session: sessionId,
  person: personId,
})
