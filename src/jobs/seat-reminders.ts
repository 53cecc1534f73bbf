import { batch } from '#db/database.ts'
import { deleteReminder } from '#db/messages/reminders.ts'
import type { Scope } from '#db/scope.ts'
import { selectSeat } from '#db/sessions/registration-seats.ts'
import { remind } from '#domain/messages/deadlines.ts'

/** A seat that was offered: still free and still not taken, it goes to whoever waits next. The offer itself stays open. */
export async function answerSeat(scope: Scope, reminderId: string, enrolmentId: string): Promise<void> {
  const [[seat]] = await batch(scope.db, [selectSeat(scope, enrolmentId)])
  const waits = seat?.state === 'waiting' && seat.endedAt === null && seat.cancelledAt === null
  if (!seat || !waits || seat.seatsLeft <= 0) {
    await batch(scope.db, [deleteReminder(scope, reminderId)])
    return
  }
  const name = `${seat.givenName} ${seat.familyName}`
  const payload = { name, session: seat.sessionId, person: seat.personId }
  await remind(scope, reminderId, 'seat_unanswered', enrolmentId, payload, seat.siteId)
}
