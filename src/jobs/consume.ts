import { updateFailure } from '#db/chores/open-work.ts'
import { batch } from '#db/database.ts'
import { patience } from '#db/events/events.ts'
import type { Owed } from '#db/scope.ts'
import { failureOf } from '#domain/chores/failure.ts'
import { tellPages } from '#edge/live.ts'
import { log } from '#edge/log.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { former, handlers } from './handlers.ts'
import { type Ambient, findJob, jobScope } from './job.ts'
import { readMessage } from './message.ts'
import { send } from './send.ts'
import type { Handler } from './subscriptions.ts'

/** A handler that never ends would hold its neighbours: past this it has failed, whatever it does afterwards. */
const longest = 90_000

/** A queue delivers at least once, in any order: each message is answered on its own, and a bad one stops nobody. */
export async function consume(
  messages: MessageBatch<unknown>,
  env: Bindings,
  ambient: Ambient,
  limit = longest,
): Promise<void> {
  for (const message of messages.messages) {
    await requestsFirst()
    const body = readMessage(message.body)
    if (!body) {
      const error = 'a message of another version'
      log('error', { handler: 'consume', message: message.id, error }, new Error(error))
      message.ack()
      continue
    }
    try {
      await within(limit, answer(env, ambient, body))
      message.ack()
    } catch (error) {
      const delaySeconds = Math.min(3600, 10 * 2 ** message.attempts)
      await keepFailure(env, ambient, body, error, { delaySeconds, limit })
      message.retry({ delaySeconds })
    }
  }
}

/** Where the database answers from memory nothing else would ever have its turn, and who asks would wait for ten messages. */
const requestsFirst = () => scheduler.wait(0)

export async function answer(env: Bindings, ambient: Ambient, message: JobMessage): Promise<void> {
  const owed: Owed[] = []
  const changes = new Map<string, Set<string>>()
  const changedIn = (organisationId: string, topic: string) =>
    void changes.set(organisationId, (changes.get(organisationId) ?? new Set()).add(topic))
  const job = await findJob(env, { ...ambient, changedIn }, message, owed)
  if (!job) return
  const name = former[message.handler] ?? message.handler
  const handler: Handler | undefined = (handlers as Record<string, Handler>)[name]
  if (!handler) throw new Error(`No handler is called ${message.handler}.`)
  await handler(job)
  await send(env, owed)
  if (message.handler === 'runChore') changedIn(message.organisationId, 'work')
  for (const [organisationId, topics] of changes) await tellPages(env, organisationId, topics)
}

type Patience = { delaySeconds: number; limit: number }

/** To be shown to whoever mends it. Lost when the database is what failed: the queue tries again all the same. */
async function keepFailure(
  env: Bindings,
  ambient: Ambient,
  { handler, eventId, organisationId, shard }: JobMessage,
  failure: unknown,
  { delaySeconds, limit }: Patience,
): Promise<void> {
  const error = failureOf(failure)
  log('error', { handler, organisation: organisationId, event: eventId, error }, failure)
  try {
    const scope = jobScope(env, ambient, shard, organisationId, handler, [])
    const dueAt = ambient.clock.now() + delaySeconds * 1000 + patience
    await within(limit, batch(scope.db, [updateFailure(scope, eventId, handler, error, dueAt)]))
  } catch (reason) {
    log('error', { handler: 'consume', organisation: organisationId, event: eventId, error: failureOf(reason) }, reason)
  }
}

async function within(limit: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It did not end in time.')), limit)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
