import { batch } from '#db/database.ts'
import { insertEnd, selectRequests } from '#db/documents/signature-requests.ts'
import { deleteReminder } from '#db/messages/reminders.ts'
import type { Scope } from '#db/scope.ts'
import { isOpen } from '#domain/documents/signature.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { remind } from '#domain/messages/deadlines.ts'

/** A paper still to be signed: whose turn it is hears of it again; past its day, the request ends. */
export async function answerSignature(scope: Scope, reminderId: string, paperId: string): Promise<void> {
  const now = scope.clock.now()
  const [[request]] = await batch(scope.db, [selectRequests(scope, paperId)])
  const said = { name: request?.title, number: request?.number, request: request?.id, expiresAt: request?.expiresAt }
  if (request && isOpen(request, now)) {
    await remind(scope, reminderId, 'signature_unanswered', paperId, said)
    return
  }
  if (!request || request.end !== null || request.voidedAt !== null) {
    await batch(scope.db, [deleteReminder(scope, reminderId)])
    return
  }
  await commit(scope, [
    deleteReminder(scope, reminderId),
    exactlyOne(scope),
    insertEnd(scope, request.id, { how: 'expired', reason: '', byId: scope.actor.id }),
    record(scope, 'signature_expired', paperId, said, request.siteId),
  ])
}
