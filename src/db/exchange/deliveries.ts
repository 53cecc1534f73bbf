import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import type { Listing } from '#db/listing.ts'
import type { Scope } from '#db/scope.ts'
import { deliveries, deliveryAttempts, subscriptionStops, subscriptions } from './tables.ts'

export type DeliveryState = (typeof deliveries.$inferSelect)['state']
export type DeliveryLine = Awaited<ReturnType<typeof selectDeliveriesOf>>[number]
export type DeliveryRow = Awaited<ReturnType<typeof selectDelivery>>[number]
export type AttemptRow = Awaited<ReturnType<typeof selectAttempts>>[number]
export type DueDelivery = Awaited<ReturnType<typeof selectDue>>[number]

/** What one subscription was sent, latest event first, and one more to know whether others follow. */
export function selectDeliveriesOf(
  scope: Scope,
  subscriptionId: string,
  { after }: Pick<Listing, 'after'>,
  limit: number,
) {
  const beyond = after ? lt(deliveries.eventId, after[1]) : undefined
  return scope.db
    .select(
      named({
        id: deliveries.id,
        sortKey: deliveries.eventId,
        eventId: deliveries.eventId,
        kind: deliveries.kind,
        state: deliveries.state,
        attempts: deliveries.attempts,
        dueAt: deliveries.dueAt,
        at: deliveries.at,
      }),
    )
    .from(deliveries)
    .where(
      and(eq(deliveries.organisationId, scope.organisationId), eq(deliveries.subscriptionId, subscriptionId), beyond),
    )
    .orderBy(desc(deliveries.eventId))
    .limit(limit + 1)
}

export function selectDelivery({ db, organisationId }: Scope, id: string) {
  return db
    .select(
      named({
        id: deliveries.id,
        subscriptionId: deliveries.subscriptionId,
        subscriptionName: subscriptions.name,
        address: subscriptions.address,
        stop: subscriptionStops.why,
        eventId: deliveries.eventId,
        kind: deliveries.kind,
        state: deliveries.state,
        attempts: deliveries.attempts,
        dueAt: deliveries.dueAt,
        at: deliveries.at,
        body: deliveries.body,
      }),
    )
    .from(deliveries)
    .innerJoin(
      subscriptions,
      and(eq(subscriptions.organisationId, organisationId), eq(subscriptions.id, deliveries.subscriptionId)),
    )
    .leftJoin(
      subscriptionStops,
      and(
        eq(subscriptionStops.organisationId, organisationId),
        eq(subscriptionStops.subscriptionId, deliveries.subscriptionId),
      ),
    )
    .where(and(eq(deliveries.organisationId, organisationId), eq(deliveries.id, id)))
}

/** The latest times it was sent, latest first. */
export function selectAttempts({ db, organisationId }: Scope, deliveryId: string, limit = 20) {
  return db
    .select(
      named({
        attempt: deliveryAttempts.attempt,
        at: deliveryAttempts.at,
        status: deliveryAttempts.status,
        error: deliveryAttempts.error,
        took: deliveryAttempts.took,
        answer: deliveryAttempts.answer,
      }),
    )
    .from(deliveryAttempts)
    .where(and(eq(deliveryAttempts.organisationId, organisationId), eq(deliveryAttempts.deliveryId, deliveryId)))
    .orderBy(desc(deliveryAttempts.attempt))
    .limit(limit)
}

/** What one organisation has to send now, oldest first, with where and by which secrets it is signed. */
export function selectDue({ db, organisationId, clock }: Scope, limit: number) {
  return db
    .select(
      named({
        id: deliveries.id,
        subscriptionId: deliveries.subscriptionId,
        eventId: deliveries.eventId,
        state: deliveries.state,
        attempts: deliveries.attempts,
        replayedAtAttempt: deliveries.replayedAtAttempt,
        dueAt: sql<number>`${deliveries.dueAt}`.as('due'),
        body: deliveries.body,
        address: subscriptions.address,
        sealedSecret: subscriptions.sealedSecret,
        oldSealedSecret: subscriptions.oldSealedSecret,
        oldUntil: subscriptions.oldUntil,
        failingSince: subscriptions.failingSince,
        stop: subscriptionStops.why,
      }),
    )
    .from(deliveries)
    .innerJoin(
      subscriptions,
      and(eq(subscriptions.organisationId, organisationId), eq(subscriptions.id, deliveries.subscriptionId)),
    )
    .leftJoin(
      subscriptionStops,
      and(
        eq(subscriptionStops.organisationId, organisationId),
        eq(subscriptionStops.subscriptionId, deliveries.subscriptionId),
      ),
    )
    .where(and(eq(deliveries.organisationId, organisationId), sql`${deliveries.dueAt} <= ${clock.now()}`))
    .orderBy(deliveries.dueAt)
    .limit(limit)
}

/** Who has something to send, in every organisation: cron's question, answered by an index of what is open. */
export function selectDueEverywhere(db: Scope['db'], now: number, limit = 100) {
  return db.all<{ organisationId: string; eventId: string }>(
    sql`/* every organisation: cron sends what is due */
      select organisation_id as organisationId, min(event_id) as eventId from (
        select organisation_id, event_id from deliveries where due_at <= ${now} order by due_at limit ${limit})
      group by organisation_id`,
  )
}

export type NewDelivery = { id: string; subscriptionId: string; eventId: string; kind: string; body: string }

/** One for each subscription and event: told twice, it is there already. */
export function insertDelivery({ db, organisationId, clock }: Scope, delivery: NewDelivery): Statement {
  const now = clock.now()
  return db
    .insert(deliveries)
    .values({ organisationId, ...delivery, state: 'due', attempts: 0, dueAt: now, at: now })
    .onConflictDoNothing()
}

/** Followed by `exactlyOne`: of two senders one gets it. Should that one die, it is due again when the claim ends. */
export function claimDelivery(scope: Scope, { id, attempts, dueAt }: DueDelivery, until: number): Statement {
  return scope.db
    .update(deliveries)
    .set({ state: 'sending', attempts: attempts + 1, dueAt: until })
    .where(and(theOne(scope, id), eq(deliveries.dueAt, dueAt), eq(deliveries.attempts, attempts)))
}

export function updateDelivery(scope: Scope, id: string, state: DeliveryState, dueAt: number | null): Statement {
  return scope.db.update(deliveries).set({ state, dueAt }).where(theOne(scope, id))
}

type NewAttempt = Omit<typeof deliveryAttempts.$inferInsert, 'organisationId'>

export function insertAttempt({ db, organisationId }: Scope, attempt: NewAttempt): Statement {
  return db.insert(deliveryAttempts).values({ organisationId, ...attempt })
}

/** Nothing more leaves for this subscription. */
export function dropDue({ db, organisationId }: Scope, subscriptionId: string): Statement {
  return db
    .update(deliveries)
    .set({ state: 'dropped', dueAt: null })
    .where(
      and(
        eq(deliveries.organisationId, organisationId),
        eq(deliveries.subscriptionId, subscriptionId),
        sql`${deliveries.dueAt} is not null`,
      ),
    )
}

/** Followed by `exactlyOne`: due now, from the start of the schedule; nothing while it is on its way. */
export function replayDelivery(scope: Scope, id: string): Statement {
  return scope.db
    .update(deliveries)
    .set(againNow(scope))
    .where(and(theOne(scope, id), sql`${deliveries.state} <> 'sending'`))
}

/** Everything given up or dropped for this subscription, the latest first, this many at most. */
export function replayFailed(scope: Scope, subscriptionId: string, limit = 500): Statement {
  const { db, organisationId } = scope
  return db
    .update(deliveries)
    .set(againNow(scope))
    .where(
      sql`${deliveries.organisationId} = ${organisationId} and ${deliveries.id} in (
        select failed.id from deliveries failed
        where failed.organisation_id = ${organisationId} and failed.subscription_id = ${subscriptionId}
          and failed.state in ('failed', 'dropped')
        order by failed.event_id desc limit ${limit})`,
    )
}

const againNow = ({ clock }: Scope) => ({
  state: 'due' as const,
  dueAt: clock.now(),
  replayedAtAttempt: sql`${deliveries.attempts}`,
})

const theOne = ({ organisationId }: Scope, id: string) =>
  and(eq(deliveries.organisationId, organisationId), eq(deliveries.id, id))
