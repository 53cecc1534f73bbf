import { batch, type Statements } from '#db/database.ts'
import { insertSending, insertText, type SendingRow, selectSending, updateBounced } from '#db/messages/sendings.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { ruleOf } from './kinds.ts'

/** Whether somebody may send it again: a doubt, a refusal, or a mail that came back, of a kind that allows it. */
export const mayRepeat = ({ kind, state, body }: Pick<SendingRow, 'kind' | 'state' | 'body'>): boolean =>
  ruleOf(kind).byHand && body !== null && ['uncertain', 'refused', 'bounced'].includes(state)

/** The same words to the same address, under a name of its own: pressed twice, it leaves once. */
export async function repeatSending<const T extends Statements>(scope: Scope, sending: SendingRow, show: T) {
  if (!mayRepeat(sending) || sending.body === null) return no('not_repeatable')
  const id = `${sending.id}.again`
  const { eventId, kind, family, personId, recipient, wording } = sending
  const dueAt = scope.clock.now()
  const text = {
    subject: sending.subject ?? '',
    body: sending.body,
    html: sending.html ?? '',
    fromName: sending.fromName ?? '',
  }
  const outcome = await commit(
    scope,
    [
      insertSending(scope, {
        id,
        eventId,
        handler: 'repeatSending',
        kind,
        family,
        personId,
        recipient,
        wording,
        state: 'waiting',
        dueAt,
      }),
      insertText(scope, id, text),
      record(scope, 'mail_sent_again', id, { recipient, of: sending.id }),
    ],
    ...show,
  )
  return !outcome.ok && outcome.refusal === 'taken' ? no('repeated_already') : outcome
}

/** `SHARD_1.lisiere.01k….odile`: the reference that a mail carries, and that comes back with what becomes of it. */
export const referenceOf = ({ shard, organisationId }: Scope, sendingId: string): string =>
  `${shard}.${organisationId}.${sendingId}`

export function parseReference(text: string): { shard: string; organisationId: string; sendingId: string } | null {
  const [, shard, organisationId, sendingId] = /^(SHARD_\d{1,3})\.([\w-]{1,64})\.([\w.-]{1,200})$/.exec(text) ?? []
  return shard && organisationId && sendingId ? { shard, organisationId, sendingId } : null
}

/** A provider says that a mail came back. Said twice, or of a mail we do not know, it changes nothing. */
export async function recordBounce(
  scope: Scope,
  { sendingId, reason }: { sendingId: string; reason: string },
): Promise<void> {
  const [[found]] = await batch(scope.db, [selectSending(scope, sendingId)])
  if (!found) return
  const short = reason
    .toWellFormed()
    .replace(/[\p{Cc}]+/gu, ' ')
    .slice(0, 300)
  await commit(scope, [
    updateBounced(scope, found.id, short),
    exactlyOne(scope),
    record(scope, 'mail_bounced', found.id, { recipient: found.recipient, reason: short }),
  ])
}
