import { batch } from '#db/database.ts'
import { type DueDelivery, insertDelivery, selectDue, selectDueEverywhere } from '#db/exchange/deliveries.ts'
import { selectWanting } from '#db/exchange/subscriptions.ts'
import { directoryId } from '#db/open.ts'
import { shardsOf } from '#db/shards.ts'
import { claimOne, dropOne, settleAttempt } from '#domain/exchange/deliveries.ts'
import { messageOf, pingOf } from '#domain/exchange/public-events.ts'
import { parseRetryAfter } from '#domain/exchange/schedule.ts'
import { secretsOf } from '#domain/exchange/secret.ts'
import { post } from '#edge/webhooks/post.ts'
import { signStandard } from '#edge/webhooks/standard.ts'
import type { Bindings, JobMessage } from '#env.ts'
import { type Ambient, type Job, jobScope } from './job.ts'
import { send } from './send.ts'

/** How many leave together: their receivers are not kept waiting for one another. */
const atOnce = 20

/** A wait shorter than this is left to the queue; cron sees to the others, and to what the queue loses. */
const soon = 10 * 60_000

/** One delivery for each subscription that wants to hear of this, written once however often the news comes. */
export async function queueDeliveries(job: Job): Promise<void> {
  const { scope, event } = job
  const message = event.action === 'subscription_tested' ? pingOf(event) : messageOf(event)
  const [wanting] = await batch(scope.db, [selectWanting(scope)])
  const told = wanting.filter(({ id, kinds }) =>
    event.action === 'subscription_tested'
      ? id === event.subjectId
      : message && (JSON.parse(kinds) as string[]).includes(message.kind),
  )
  if (!message || told.length === 0) return job.settle([])

  await job.settle(
    told.map(({ id }) =>
      insertDelivery(scope, { ...message, id: scope.ids.next(), subscriptionId: id, eventId: event.id }),
    ),
  )
  scope.owed(sendingOf(job, event.id))
}

/**
 * Whatever the organisation has to send now. No receipt is left: what is due says itself what remains, and each delivery is
 * claimed before it leaves, so that woken twice it sends once.
 */
export async function sendDeliveries(job: Job): Promise<void> {
  const [due] = await batch(job.scope.db, [selectDue(job.scope, atOnce)])
  await Promise.all(due.map((delivery) => sendOne(job, delivery)))
  const [last] = due.slice(-1)
  if (last && due.length === atOnce) job.scope.owed(sendingOf(job, last.eventId))
}

/** Asked for again by hand. */
export async function sendReplayed(job: Job): Promise<void> {
  await sendDeliveries(job)
  await job.settle([])
}

/** From cron: every organisation that has something to send is woken. */
export async function wakeSenders(env: Bindings, ambient: Ambient): Promise<number> {
  const found = await Promise.all(
    [...shardsOf(env).keys()].map(async (shard) => {
      const { db } = jobScope(env, ambient, shard, directoryId, 'wakeSenders', [])
      const rows = await selectDueEverywhere(db, ambient.clock.now())
      return rows.map((row): JobMessage => ({ shard, ...row, handler: 'sendDeliveries' }))
    }),
  )
  await send(env, found.flat())
  return found.flat().length
}

async function sendOne(job: Job, delivery: DueDelivery): Promise<void> {
  const { env, scope } = job
  if (delivery.stop !== null) return void (await dropOne(scope, delivery))
  if (!(await claimOne(scope, delivery))) return

  const begun = scope.clock.now()
  const timestamp = Math.floor(begun / 1000)
  const { id, subscriptionId, body } = delivery
  const secrets = await secretsOf(scope, env.SECRET, 'subscription-secret', subscriptionId, delivery, begun)
  const signature = await signStandard(secrets, { id, timestamp, body })
  const back = await post(env, delivery.address, { id, timestamp, signature, body })
  const retryAfter = parseRetryAfter(back.retryAfter, scope.clock.now())
  const next = await settleAttempt(scope, delivery, { ...back, retryAfter, took: scope.clock.now() - begun })

  const wait = next.state === 'due' ? next.dueAt - scope.clock.now() : soon
  if (wait >= soon) return
  const message = { body: sendingOf(job, delivery.eventId), delaySeconds: Math.ceil(wait / 1000) }
  await env.JOBS.sendBatch([message])
}

const sendingOf = ({ scope }: Job, eventId: string): JobMessage => ({
  shard: scope.shard,
  organisationId: scope.organisationId,
  eventId,
  handler: 'sendDeliveries',
})
