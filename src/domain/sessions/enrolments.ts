import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import {
  deleteEnd,
  type EnrolmentState,
  insertEnrolmentIf,
  type NewEnrolment,
  selectChance,
  updateEndedEnrolment,
} from '#db/sessions/enrolments.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'

export type Enrolling = Omit<NewEnrolment, 'heldUntil'> & {
  siteId: string
  /** A seat kept until then, while they pay; without it, a seat. */
  heldUntil?: number | undefined
  /** Who it is, for the history. */
  name: string
}

export type Enrolled = {
  enrolmentId: string
  state: EnrolmentState
  /** new, back after having left, or there already: then nothing was written. */
  was: 'new' | 'back' | 'already'
}

type Writes = Parameters<typeof commit>[1]

/**
 * A seat, or a place on the waiting list when there is none: decided in the database, however many ask at once. The same
 * person twice is one enrolment. What comes `before` (a person made at the same time) is written with it or not at all, and
 * so is what comes `after` once it is known what they get.
 */
export async function enrol(
  scope: Scope,
  enrolling: Enrolling,
  before: Writes = [],
  after: (made: Enrolled) => Writes = () => [],
): Promise<Outcome<Enrolled, 'session_closed' | 'overtaken' | 'taken'>> {
  const { siteId, name, heldUntil = 0, ...asked } = enrolling
  const wanted = heldUntil > 0 ? 'held' : 'enrolled'
  let enrolment: NewEnrolment = { ...asked, heldUntil }
  let state: EnrolmentState = wanted
  let isBack = false

  for (let tries = 0; tries < 8; tries += 1) {
    const payload = { name, session: enrolment.sessionId, person: enrolment.personId, source: enrolment.source }
    const writes = isBack
      ? [updateEndedEnrolment(scope, enrolment, state), exactlyOne(scope), deleteEnd(scope, enrolment.id)]
      : [insertEnrolmentIf(scope, enrolment, state), exactlyOne(scope)]
    const said = record(
      scope,
      state === 'waiting' ? 'person_waitlisted' : state === 'held' ? 'seat_held' : 'person_enrolled',
      enrolment.id,
      payload,
      siteId,
    )
    const made = { enrolmentId: enrolment.id, state, was: isBack ? ('back' as const) : ('new' as const) }
    const outcome = await commit(scope, [...before, ...writes, ...after(made), said])
    if (outcome.ok) return yes(made)

    const [chances] = await batch(scope.db, [selectChance(scope, enrolment.sessionId, enrolment.personId)])
    const [chance] = chances
    if (!chance || chance.cancelledAt !== null) return no('session_closed')
    const { enrolmentId, endedAt } = chance
    if (enrolmentId !== null && chance.state !== null) {
      if (endedAt === null) return yes({ enrolmentId, state: chance.state, was: 'already' })
      enrolment = { ...enrolment, id: enrolmentId }
      isBack = true
    } else if (outcome.refusal === 'taken') return no('taken')
    state = chance.hasRoom ? wanted : 'waiting'
  }
  return no('overtaken')
}
