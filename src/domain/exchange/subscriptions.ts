import type { Statements } from '#db/database.ts'
import { dropDue } from '#db/exchange/deliveries.ts'
import {
  deleteStop,
  insertStop,
  insertSubscription,
  markAnswering,
  rotateSubscription,
  updateSubscription,
} from '#db/exchange/subscriptions.ts'
import type { Scope } from '#db/scope.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, yes } from '#domain/events/outcome.ts'
import { newSecret, overlap, sealFor } from './secret.ts'
import { refuseAddress, type SubscriptionChange, type SubscriptionInput } from './subscription.ts'

type Subscription = { id: string; name: string; sealedSecret: string; stop: string | null }

/** `loopback`: whether this very machine may be told things, which only development allows. */
export async function subscribe(scope: Scope, key: string, loopback: boolean, input: SubscriptionInput) {
  const refusal = refuseAddress(input.address, loopback)
  if (refusal) return no(refusal)
  const { id, name, address } = input
  const secret = newSecret(scope)
  const sealedSecret = await sealFor(scope, key, 'subscription-secret', id, secret)
  const outcome = await commit(scope, [
    insertSubscription(scope, { id, name, address, kinds: JSON.stringify(input.kinds), sealedSecret }),
    exactlyOne(scope),
    record(scope, 'subscription_added', id, { name, host: hostOf(address), kinds: input.kinds }),
  ])
  if (outcome.ok) return yes({ secret })
  return no(outcome.refusal === 'taken' ? 'subscription_made' : 'too_many_subscriptions')
}

export async function changeSubscription<const T extends Statements>(
  scope: Scope,
  loopback: boolean,
  id: string,
  { version, kinds, ...input }: SubscriptionChange,
  show: T,
) {
  const refusal = refuseAddress(input.address, loopback)
  if (refusal) return no(refusal)
  const writes = [
    updateSubscription(scope, id, version, { ...input, kinds: JSON.stringify(kinds) }),
    exactlyOne(scope),
    record(scope, 'subscription_changed', id, { name: input.name, host: hostOf(input.address), kinds }),
  ]
  return commit(scope, writes, ...show)
}

/** For a day everything is signed with both, so that the receiver changes when it can. */
export async function changeSubscriptionSecret(scope: Scope, key: string, { id, name, sealedSecret }: Subscription) {
  const secret = newSecret(scope)
  const rotation = {
    sealedSecret: await sealFor(scope, key, 'subscription-secret', id, secret),
    oldSealedSecret: sealedSecret,
    oldUntil: scope.clock.now() + overlap,
  }
  const outcome = await commit(scope, [
    rotateSubscription(scope, id, rotation),
    exactlyOne(scope),
    record(scope, 'subscription_secret_changed', id, { name }),
  ])
  return outcome.ok ? yes({ secret }) : outcome
}

/** What is not sent yet is dropped: it may be asked for again once the way is open. */
export async function pauseSubscription<const T extends Statements>(scope: Scope, { id, name }: Subscription, show: T) {
  const writes = [
    insertStop(scope, id, 'paused'),
    dropDue(scope, id),
    record(scope, 'subscription_paused', id, { name }),
  ]
  const outcome = await commit(scope, writes, ...show)
  return !outcome.ok && outcome.refusal === 'taken' ? no('subscription_stopped') : outcome
}

export async function resumeSubscription<const T extends Statements>(
  scope: Scope,
  { id, name, stop }: Subscription,
  show: T,
) {
  if (stop === null) return no('subscription_open')
  const writes = [
    deleteStop(scope, id),
    exactlyOne(scope),
    markAnswering(scope, id),
    record(scope, 'subscription_resumed', id, { name }),
  ]
  return commit(scope, writes, ...show)
}

export const removeSubscription = (scope: Scope, { id, name }: Subscription) =>
  commit(scope, [
    insertStop(scope, id, 'removed'),
    exactlyOne(scope),
    dropDue(scope, id),
    record(scope, 'subscription_removed', id, { name }),
  ])

/** An event that is told to this subscription alone, whatever it wants to hear. */
export async function testSubscription<const T extends Statements>(
  scope: Scope,
  { id, name, stop }: Subscription,
  show: T,
) {
  if (stop !== null) return no('subscription_stopped')
  return commit(scope, [record(scope, 'subscription_tested', id, { name })], ...show)
}

export const hostOf = (address: string): string => URL.parse(address)?.host ?? ''
