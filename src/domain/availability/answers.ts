import * as z from 'zod'
import { deleteAnswers, insertAnswers } from '#db/availability/answers.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { line } from '#domain/fields.ts'

export const DeclineInput = z.strictObject({ reason: line(300) })
export type DeclineInput = z.output<typeof DeclineInput>

type Asked = {
  id: string
  personId: string
  sessionId: string
  sessionTitle: string
  siteId: string
  startsAt: number
  cancelledAt: number | null
  answer: string | null
}

/** Slots of one session: yes to all that has not been answered yet. */
export async function acceptSlots(scope: Scope, asked: readonly Asked[]) {
  const open = asked.filter((slot) => refuseAnswer(slot, scope.clock.now()) === null && slot.answer !== 'accepted')
  const [first] = open
  if (!first) return no('slot_not_open')
  const ids = open.map(({ id }) => id)
  return commit(scope, [
    deleteAnswers(scope, ids, first.personId),
    insertAnswers(scope, ids, { personId: first.personId, answer: 'accepted', reason: '' }),
    record(scope, 'slots_accepted', first.sessionId, { name: first.sessionTitle, slots: ids }, first.siteId),
  ])
}

/** With its reason, so that whoever plans the session finds somebody else. */
export async function declineSlot(scope: Scope, slot: Asked, { reason }: DeclineInput) {
  const refusal = refuseAnswer(slot, scope.clock.now())
  if (refusal) return no(refusal)
  return commit(scope, [
    deleteAnswers(scope, [slot.id], slot.personId),
    insertAnswers(scope, [slot.id], { personId: slot.personId, answer: 'declined', reason }),
    exactlyOne(scope),
    record(
      scope,
      'slot_declined',
      slot.sessionId,
      { name: slot.sessionTitle, slot: slot.id, dueAt: slot.startsAt, reason },
      slot.siteId,
    ),
  ])
}

const refuseAnswer = ({ startsAt, cancelledAt }: Asked, now: number) =>
  cancelledAt !== null || startsAt <= now ? 'slot_not_open' : null
