import { batch } from '#db/database.ts'
import { selectInvitation } from '#db/members/invitations.ts'
import { selectKey } from '#db/members/keys.ts'
import {
  type DueReminder,
  deleteReminder,
  insertReminder,
  postponeReminder,
  selectDueReminders,
} from '#db/messages/reminders.ts'
import type { Owed, Scope } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { afterInvitation, afterKey, remind, reminderFor } from '#domain/messages/deadlines.ts'
import { log } from '#edge/log.ts'
import type { Bindings } from '#env.ts'
import { type Ambient, type Job, jobScope } from './job.ts'
import { answerSeat } from './seat-reminders.ts'
import { send } from './send.ts'
import { settledHere } from './sendings.ts'
import { answerSignature } from './signature-reminders.ts'

/** What has just happened must be looked at again on a day that is known now. */
export async function remindLater({ scope, event, settle }: Job): Promise<void> {
  const reminder = reminderFor(event.action, event.subjectId, event.at, event.payload.expiresAt)
  await settle(reminder ? [insertReminder(scope, reminder)] : [])
}

/** From cron: the reminders whose day has come become events, or go when they are no longer needed. */
export async function remindDue(env: Bindings, ambient: Ambient): Promise<number> {
  const owed: Owed[] = []
  let seen = 0
  for (const shard of shardsOf(env).keys()) {
    for (const { organisationId, ...reminder } of await settledHere(env, ambient, shard, selectDueReminders)) {
      try {
        await answer(jobScope(env, ambient, shard, organisationId, 'remindDue', owed), reminder)
        seen += 1
      } catch (error) {
        log(
          'error',
          { handler: 'remindDue', organisation: organisationId, reminder: reminder.id, error: String(error) },
          error,
        )
      }
    }
  }
  await send(env, owed)
  return seen
}

type Reminder = Omit<DueReminder, 'organisationId'>

async function answer(scope: Scope, { id, kind, subjectId }: Reminder): Promise<void> {
  const now = scope.clock.now()
  if (kind === 'invitation') {
    const [[invitation]] = await batch(scope.db, [selectInvitation(scope, subjectId)])
    const then = afterInvitation(invitation, now)
    if (then === 'tell') {
      const name = `${invitation?.givenName} ${invitation?.familyName}`
      await remind(scope, id, 'invitation_unanswered', subjectId, { name, role: invitation?.role })
    } else
      await batch(scope.db, [then === 'forget' ? deleteReminder(scope, id) : postponeReminder(scope, id, then.wait)])
    return
  }
  if (kind === 'signature') return answerSignature(scope, id, subjectId)
  if (kind === 'seat') return answerSeat(scope, id, subjectId)
  const [[key]] = await batch(scope.db, [selectKey(scope, subjectId)])
  if (kind === 'key' && key && afterKey(key, now) === 'tell') {
    await remind(scope, id, 'key_expiring', subjectId, { name: key.name, expiresAt: key.expiresAt })
  } else await batch(scope.db, [deleteReminder(scope, id)])
}
