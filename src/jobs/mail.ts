import { batch } from '#db/database.ts'
import { deleteSending, insertSending, selectSending, updateSending } from '#db/messages/sendings.ts'
import { commit } from '#domain/events/commit.ts'
import { type Mail, makeMailer } from '#edge/mail.ts'
import type { Job } from './job.ts'

/** After a crash between the claim and the answer nobody knows whether the mail left: `again` sends it, `never` shows it. */
type WhenUncertain = 'again' | 'never'

/** One mail for one event: claimed first, then sent, then settled with its receipt. */
export async function sendMail(job: Job, kind: string, mail: Mail, whenUncertain: WhenUncertain): Promise<void> {
  const { scope, event, handler } = job
  const claim = insertSending(scope, { eventId: event.id, handler, recipient: mail.to, kind })
  const claimed = await commit(scope, [claim])
  if (!claimed.ok) {
    const [[known]] = await batch(scope.db, [selectSending(scope, event.id, handler)])
    if (known?.state !== 'claimed') return job.settle([])
    if (whenUncertain === 'never') return job.settle([updateSending(scope, event.id, handler, 'uncertain')])
  }

  const answer = await makeMailer(job.env).send(mail, { idempotencyKey: `${event.id}.${handler}` })
  if ('refused' in answer && answer.refused === 'later') {
    // Nothing left: without its claim the next delivery does not take this for a doubt.
    await batch(scope.db, [deleteSending(scope, event.id, handler)])
    throw new Error(`${kind} must wait: ${answer.why}`)
  }
  const state = 'sent' in answer ? 'sent' : 'refused' in answer ? 'refused' : 'uncertain'
  if (state === 'uncertain' && whenUncertain === 'again') throw new Error(`${kind} may not have left.`)
  await job.settle([updateSending(scope, event.id, handler, state)])
}
