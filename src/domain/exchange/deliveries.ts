import type { Statements } from '#db/database.ts'
import {
  claimDelivery,
  type DueDelivery,
  dropDue,
  insertAttempt,
  replayDelivery,
  replayFailed,
  updateDelivery,
} from '#db/exchange/deliveries.ts'
import { insertStop, markAnswering, markFailing } from '#db/exchange/subscriptions.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no } from '#domain/events/outcome.ts'
import { type Answer, type Next, nextAfter, patience } from './schedule.ts'
import { hostOf } from './subscriptions.ts'

/** Longer than any call may last: a sender that says nothing for that long is dead. */
const claim = 2 * 60_000

/** Of two senders one gets it; the other finds it taken. */
export async function claimOne(scope: Scope, delivery: DueDelivery): Promise<boolean> {
  const claimed = await commit(scope, [claimDelivery(scope, delivery, scope.clock.now() + claim), exactlyOne(scope)])
  return claimed.ok
}

export type Sent = Answer & { error: string; took: number; answer: string }

/** What came back, what follows from it, and the end of the subscription when that is what it means. */
export async function settleAttempt(scope: Scope, delivery: DueDelivery, sent: Sent): Promise<Next> {
  const { id, subscriptionId, attempts } = delivery
  const now = scope.clock.now()
  const next = nextAfter(sent, attempts + 1 - delivery.replayedAtAttempt, now, id)
  const { status, error, took, answer } = sent
  const writes = [
    insertAttempt(scope, { deliveryId: id, attempt: attempts + 1, at: now, status, error, took, answer }),
    updateDelivery(scope, id, stateAfter(next), next.state === 'due' ? next.dueAt : null),
    ...(next.state === 'delivered' ? [markAnswering(scope, subscriptionId)] : []),
    ...(next.state === 'failed' ? [markFailing(scope, subscriptionId)] : []),
  ]
  const why = whyStop(next, delivery, now)
  const settled = await commit(scope, why ? [...writes, ...stop(scope, delivery, why)] : writes)
  // An attempt is no event of the organisation: whoever looks at the list of attempts is told all the same.
  scope.changed?.('access')
  if (settled.ok) return next
  // Somebody may have stopped it at the same moment: that is as good.
  const alone = why && settled.refusal === 'taken' ? await commit(scope, writes) : settled
  if (!alone.ok) throw new Error(`The answer to ${id} could not be kept: ${alone.refusal}.`)
  return next
}

/** Stopped since it became due: it does not leave. */
export const dropOne = (scope: Scope, { id }: DueDelivery) =>
  commit(scope, [updateDelivery(scope, id, 'dropped', null)])

/** The same message with the same id: a receiver that has it knows it again. */
export async function replay<const T extends Statements>(
  scope: Scope,
  { id, kind, stop }: { id: string; kind: string; stop: string | null },
  show: T,
) {
  if (stop !== null) return no('subscription_stopped')
  const outcome = await commit(
    scope,
    [replayDelivery(scope, id), exactlyOne(scope), record(scope, 'delivery_replayed', id, { kind })],
    ...show,
  )
  return !outcome.ok && outcome.refusal === 'overtaken' ? no('delivery_on_its_way') : outcome
}

export async function replayEveryFailed<const T extends Statements>(
  scope: Scope,
  { id, name, stop }: { id: string; name: string; stop: string | null },
  show: T,
) {
  if (stop !== null) return no('subscription_stopped')
  return commit(scope, [replayFailed(scope, id), record(scope, 'deliveries_replayed', id, { name })], ...show)
}

const stateAfter = ({ state }: Next) => (state === 'gone' ? 'failed' : state)

function whyStop(next: Next, { failingSince }: DueDelivery, now: number): 'gone' | 'failing' | null {
  if (next.state === 'gone') return 'gone'
  return next.state === 'failed' && failingSince !== null && now - failingSince >= patience ? 'failing' : null
}

/** In the batch of the answer: a crash between the two would leave an address that is gone among those to tell. */
const stop = (scope: Scope, { subscriptionId, address }: DueDelivery, why: 'gone' | 'failing') => [
  insertStop(scope, subscriptionId, why),
  dropDue(scope, subscriptionId),
  record(scope, 'webhook_disabled', subscriptionId, { why, host: hostOf(address) }),
]
