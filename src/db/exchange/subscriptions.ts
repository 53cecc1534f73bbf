import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { counters } from '#db/organisations/tables.ts'
import type { Scope } from '#db/scope.ts'
import { subscriptionStops, subscriptions } from './tables.ts'

export type SubscriptionRow = Awaited<ReturnType<typeof selectSubscriptions>>[number]
export type Stop = (typeof subscriptionStops.$inferSelect)['why']

/** More addresses than any organisation tells things to. */
export const mostSubscriptions = 25

/** Every subscription that was not removed, oldest first, with how much it was sent and what stops it. */
export function selectSubscriptions(scope: Scope) {
  return subscriptionRows(scope)
    .where(and(eq(subscriptions.organisationId, scope.organisationId), standing))
    .orderBy(subscriptions.id)
    .limit(mostSubscriptions)
}

export function selectSubscription(scope: Scope, id: string) {
  return subscriptionRows(scope).where(
    and(eq(subscriptions.organisationId, scope.organisationId), eq(subscriptions.id, id), standing),
  )
}

/** Those that nothing stops: who wants which kind is looked up among these few. */
export function selectWanting(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(named({ id: subscriptions.id, kinds: subscriptions.kinds }))
    .from(subscriptions)
    .leftJoin(subscriptionStops, stopOf(scope))
    .where(and(eq(subscriptions.organisationId, organisationId), isNull(subscriptionStops.subscriptionId)))
    .limit(mostSubscriptions)
}

export type SubscriptionFields = { name: string; address: string; kinds: string }

/** Followed by `exactlyOne`: there is room for so many and no more. */
export function insertSubscription(
  { db, organisationId, clock, actor }: Scope,
  { id, name, address, kinds, sealedSecret }: SubscriptionFields & { id: string; sealedSecret: string },
): Statement {
  return db
    .insert(subscriptions)
    .select(sql`select ${organisationId}, ${id}, ${name}, ${address}, ${kinds}, ${sealedSecret},
    '', 0, null, 1, ${clock.now()}, ${actor.id} where (
      select count(*) from subscriptions
      left join subscription_stops stops on stops.organisation_id = ${organisationId}
        and stops.subscription_id = subscriptions.id and stops.why = 'removed'
      where subscriptions.organisation_id = ${organisationId} and stops.subscription_id is null) < ${mostSubscriptions}`)
}

export function updateSubscription(scope: Scope, id: string, version: number, fields: SubscriptionFields): Statement {
  return scope.db
    .update(subscriptions)
    .set({ ...fields, version: version + 1 })
    .where(and(theOne(scope, id), eq(subscriptions.version, version)))
}

type Rotation = { sealedSecret: string; oldSealedSecret: string; oldUntil: number }

/** Followed by `exactlyOne`: nothing, when somebody has changed the secret in between. */
export function rotateSubscription(scope: Scope, id: string, rotation: Rotation): Statement {
  return scope.db
    .update(subscriptions)
    .set(rotation)
    .where(and(theOne(scope, id), eq(subscriptions.sealedSecret, rotation.oldSealedSecret)))
}

/** Deliveries are given up since now, unless they have been for longer. */
export function markFailing(scope: Scope, id: string): Statement {
  return scope.db
    .update(subscriptions)
    .set({ failingSince: scope.clock.now() })
    .where(and(theOne(scope, id), isNull(subscriptions.failingSince)))
}

export function markAnswering(scope: Scope, id: string): Statement {
  return scope.db
    .update(subscriptions)
    .set({ failingSince: null })
    .where(and(theOne(scope, id), sql`${subscriptions.failingSince} is not null`))
}

/** A stop that stands already says why better: only a removal takes its place. */
export function insertStop({ db, organisationId, clock, actor }: Scope, subscriptionId: string, why: Stop): Statement {
  const row = { organisationId, subscriptionId, why, at: clock.now(), byId: actor.id }
  const insert = db.insert(subscriptionStops).values(row)
  if (why !== 'removed') return insert
  return insert.onConflictDoUpdate({
    target: [subscriptionStops.organisationId, subscriptionStops.subscriptionId],
    set: { why, at: row.at, byId: row.byId },
    setWhere: sql`${subscriptionStops.organisationId} = ${organisationId} and ${subscriptionStops.why} <> 'removed'`,
  })
}

/** Followed by `exactlyOne`: what was removed does not come back. */
export function deleteStop({ db, organisationId }: Scope, subscriptionId: string): Statement {
  return db
    .delete(subscriptionStops)
    .where(
      and(
        eq(subscriptionStops.organisationId, organisationId),
        eq(subscriptionStops.subscriptionId, subscriptionId),
        ne(subscriptionStops.why, 'removed'),
      ),
    )
}

function subscriptionRows(scope: Scope) {
  const { db, organisationId } = scope
  return db
    .select(
      named({
        id: subscriptions.id,
        name: subscriptions.name,
        address: subscriptions.address,
        kinds: subscriptions.kinds,
        sealedSecret: subscriptions.sealedSecret,
        oldUntil: subscriptions.oldUntil,
        failingSince: subscriptions.failingSince,
        version: subscriptions.version,
        at: subscriptions.at,
        stop: subscriptionStops.why,
        stoppedAt: subscriptionStops.at,
        queued: sql<number>`coalesce(${counters.value}, 0)`.as('queued'),
      }),
    )
    .from(subscriptions)
    .leftJoin(subscriptionStops, stopOf(scope))
    .leftJoin(
      counters,
      and(
        eq(counters.organisationId, organisationId),
        eq(counters.name, sql`'deliveries ' || ${subscriptions.id}`),
        eq(counters.siteId, ''),
      ),
    )
}

const standing = or(isNull(subscriptionStops.why), ne(subscriptionStops.why, 'removed'))

const theOne = ({ organisationId }: Scope, id: string) =>
  and(eq(subscriptions.organisationId, organisationId), eq(subscriptions.id, id))

const stopOf = ({ organisationId }: Scope) =>
  and(eq(subscriptionStops.organisationId, organisationId), eq(subscriptionStops.subscriptionId, subscriptions.id))
