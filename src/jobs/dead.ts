import { abandon } from '#domain/chores/abandonments.ts'
import { failureOf } from '#domain/chores/failure.ts'
import { log } from '#edge/log.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { logGivenUp } from './given-up.ts'
import { type Ambient, jobScope } from './job.ts'
import { readMessage } from './message.ts'
import { send } from './send.ts'

/** What the queue has tried often enough: written down where it can be seen, and tried no more. */
export async function bury(messages: MessageBatch<unknown>, env: Bindings, ambient: Ambient): Promise<void> {
  for (const message of messages.messages) {
    const body = readMessage(message.body)
    try {
      if (body) await buryOne(env, ambient, body)
      message.ack()
    } catch (error) {
      // Nothing is lost with the message: the outbox still holds the work, and cron gives it up in its turn.
      log('error', { handler: 'bury', message: message.id, error: failureOf(error) }, error)
      message.retry({ delaySeconds: 60 })
    }
  }
}

async function buryOne(env: Bindings, ambient: Ambient, { shard, organisationId, eventId, handler }: JobMessage) {
  const owed: JobMessage[] = []
  const scope = jobScope(env, ambient, shard, organisationId, handler, owed)
  if (await abandon(scope, { eventId, handler })) logGivenUp({ organisationId, eventId, handler })
  await send(env, owed)
}
