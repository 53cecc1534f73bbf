import { selectOverdue } from '#db/events/events.ts'
import { directoryId } from '#db/open.ts'
import type { Owed } from '#db/scope.ts'
import { shardsOf } from '#db/shards.ts'
import { log } from '#edge/log.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { handlers } from './handlers.ts'
import { type Ambient, findJob, jobScope } from './job.ts'
import type { Handler } from './subscriptions.ts'

/** A queue delivers at least once, in any order: each message is answered on its own, and a bad one stops nobody. */
export async function consume(messages: MessageBatch<JobMessage>, env: Bindings, ambient: Ambient): Promise<void> {
  for (const message of messages.messages) {
    try {
      await answer(env, ambient, message.body)
      message.ack()
    } catch (error) {
      log('error', { handler: message.body.handler, event: message.body.eventId, error: String(error) })
      message.retry({ delaySeconds: Math.min(3600, 10 * 2 ** message.attempts) })
    }
  }
}

export async function answer(env: Bindings, ambient: Ambient, message: JobMessage): Promise<void> {
  const owed: Owed[] = []
  const job = await findJob(env, ambient, message, owed)
  if (!job) return
  const handler: Handler | undefined = (handlers as Record<string, Handler>)[message.handler]
  if (!handler) throw new Error(`No handler is called ${message.handler}.`)
  await handler(job)
  if (owed.length > 0) await env.JOBS.sendBatch(owed.map((body) => ({ body })))
}

const patience = 2 * 60_000

/** What a queue has lost, or never received, leaves again: the outbox keeps it until it is answered. */
export async function resend(env: Bindings, ambient: Ambient): Promise<number> {
  const overdue: JobMessage[] = []
  for (const shard of shardsOf(env).keys()) {
    const scope = jobScope(env, ambient, shard, directoryId, 'resend', [])
    const rows = await selectOverdue(scope.db, ambient.clock.now() - patience)
    overdue.push(...rows.map((row) => ({ shard, ...row })))
  }
  if (overdue.length > 0) await env.JOBS.sendBatch(overdue.map((body) => ({ body })))
  return overdue.length
}
