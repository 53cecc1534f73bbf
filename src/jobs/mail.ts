import { batch } from '#db/database.ts'
import {
  deleteSending,
  deleteText,
  insertSending,
  insertText,
  selectSending,
  updateSending,
} from '#db/messages/sendings.ts'
import { commit } from '#domain/events/commit.ts'
import { kinds, type MailKind } from '#domain/messages/kinds.ts'
import { masked } from '#domain/messages/mask.ts'
import { referenceOf } from '#domain/messages/sendings.ts'
import { type Delivery, type Mail, makeMailer } from '#edge/mail.ts'
import type { Job } from './job.ts'

/** One mail for one event: claimed first with its words, then sent, then settled with its receipt. */
export async function sendMail(job: Job, kind: MailKind, mail: Mail, wording = 0): Promise<void> {
  const { scope, event, handler } = job
  const id = `${event.id}.${handler}`
  const again = kinds[kind].uncertain === 'again'
  const claimed = await commit(scope, [
    insertSending(scope, { id, eventId: event.id, handler, kind, recipient: mail.to, state: 'claimed', wording }),
    insertText(scope, id, keptOf(mail)),
  ])
  if (!claimed.ok) {
    const [[known]] = await batch(scope.db, [selectSending(scope, id)])
    if (known?.state !== 'claimed') return job.settle([])
    if (!again) return job.settle([updateSending(scope, id, { state: 'uncertain' })])
  }

  const answer = await makeMailer(job.env).send({ ...mail, reference: referenceOf(scope, id) }, { idempotencyKey: id })
  if ('refused' in answer && answer.refused === 'later') {
    // Nothing left: without its claim the next delivery does not take this for a doubt.
    await batch(scope.db, [deleteText(scope, id), deleteSending(scope, id)])
    throw new Error(`${kind} must wait: ${answer.why}`)
  }
  if ('uncertain' in answer && again) throw new Error(`${kind} may not have left.`)
  await job.settle([updateSending(scope, id, answered(answer))])
}

/** What a supplier's answer makes of a sending. */
export function answered(answer: Delivery) {
  if ('sent' in answer) return { state: 'sent', providerId: answer.sent } as const
  return 'refused' in answer
    ? ({ state: 'refused', reason: `${answer.refused}: ${answer.why}` } as const)
    : ({ state: 'uncertain', reason: answer.uncertain } as const)
}

const keptOf = ({ subject, text, html = '', fromName = '' }: Mail) => ({
  subject: masked(subject),
  body: masked(text),
  html: masked(html),
  fromName,
})
