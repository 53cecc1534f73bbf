import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { named, type Statement } from '#db/database.ts'
import { persons } from '#db/people/tables.ts'
import type { Scope } from '#db/scope.ts'
import { paymentAccounts, payments } from './payment-tables.ts'
import { enrolmentEnds, enrolments, sessionCancellations, sessionSeats, sessions } from './tables.ts'

export type AccountRow = Awaited<ReturnType<typeof selectAccount>>[number]
export type PaymentRow = Awaited<ReturnType<typeof selectPayment>>[number]
export type NewPayment = Pick<
  typeof payments.$inferInsert,
  'id' | 'sessionId' | 'enrolmentId' | 'provider' | 'amount' | 'expiresAt'
>

export const selectAccount = ({ db, organisationId }: Scope) =>
  db
    .select(
      named({
        sealedKey: paymentAccounts.sealedKey,
        ending: paymentAccounts.ending,
        isTest: paymentAccounts.isTest,
        version: paymentAccounts.version,
        at: paymentAccounts.at,
      }),
    )
    .from(paymentAccounts)
    .where(and(eq(paymentAccounts.organisationId, organisationId), eq(paymentAccounts.provider, 'stripe')))

type Account = { sealedKey: string; ending: string; isTest: number }

export const saveAccount = (
  { db, organisationId, clock, actor }: Scope,
  { sealedKey, ending, isTest }: Account,
): Statement =>
  db
    .insert(paymentAccounts)
    .values({
      organisationId,
      provider: 'stripe',
      sealedKey,
      ending,
      isTest,
      version: 1,
      at: clock.now(),
      byId: actor.id,
    })
    .onConflictDoUpdate({
      target: [paymentAccounts.organisationId, paymentAccounts.provider],
      set: {
        sealedKey,
        ending,
        isTest,
        version: sql`${paymentAccounts.version} + 1`,
        at: clock.now(),
        byId: actor.id,
      },
    })

export const deleteAccount = ({ db, organisationId }: Scope): Statement =>
  db
    .delete(paymentAccounts)
    .where(and(eq(paymentAccounts.organisationId, organisationId), eq(paymentAccounts.provider, 'stripe')))

/** A payment, with how the seat it is for stands now. */
export const selectPayment = (scope: Scope, id: string) =>
  paymentRows(scope).where(and(eq(payments.organisationId, scope.organisationId), eq(payments.id, id)))

export const selectPaymentByIntent = (scope: Scope, intentId: string) =>
  paymentRows(scope).where(and(eq(payments.organisationId, scope.organisationId), eq(payments.intentId, intentId)))

/** The latest first. */
export const selectPaymentsOf = (scope: Scope, enrolmentId: string) =>
  paymentRows(scope)
    .where(and(eq(payments.organisationId, scope.organisationId), eq(payments.enrolmentId, enrolmentId)))
    .orderBy(desc(payments.at))
    .limit(5)

/** Of a session, the latest first: more than this are not looked at there. */
export const selectPaymentsOfSession = (scope: Scope, sessionId: string, limit = 50) =>
  paymentRows(scope)
    .where(and(eq(payments.organisationId, scope.organisationId), eq(payments.sessionId, sessionId)))
    .orderBy(desc(payments.at))
    .limit(limit)

/** What was paid online for a session, or one enrolment, and not given back. */
export const selectPaid = (scope: Scope, whose: { sessionId: string } | { enrolmentId: string | SQL }) =>
  paymentRows(scope)
    .where(
      and(
        eq(payments.organisationId, scope.organisationId),
        'sessionId' in whose
          ? eq(payments.sessionId, whose.sessionId)
          : sql`${payments.enrolmentId} = ${whose.enrolmentId}`,
        sql`${payments.state} in ('paid', 'waiting')`,
      ),
    )
    .orderBy(payments.id)
    .limit(200)

/** Refused by its key when it is there already. */
export const insertPayment = ({ db, organisationId, clock }: Scope, payment: NewPayment): Statement =>
  db.insert(payments).values({ organisationId, ...payment, address: '', state: 'asked', version: 1, at: clock.now() })

/** The page where it is paid, once the provider has made it. */
export const updateCheckout = (
  { db, organisationId }: Scope,
  id: string,
  { checkoutId, address }: { checkoutId: string; address: string },
): Statement =>
  db
    .update(payments)
    .set({ checkoutId, address })
    .where(and(eq(payments.organisationId, organisationId), eq(payments.id, id), isNull(payments.paidAt)))

type PaymentChange = Partial<
  Pick<typeof payments.$inferInsert, 'state' | 'checkoutId' | 'intentId' | 'paidAt' | 'refundId'>
>

/** Followed by `exactlyOne`: nothing, when somebody has changed it meanwhile. */
export const updatePayment = (
  { db, organisationId }: Scope,
  { id, version }: { id: string; version: number },
  change: PaymentChange,
): Statement =>
  db
    .update(payments)
    .set({ ...change, version: version + 1 })
    .where(and(eq(payments.organisationId, organisationId), eq(payments.id, id), eq(payments.version, version)))

/** What was asked for a seat that is free again. */
export const expirePaymentsOf = ({ db, organisationId }: Scope, enrolmentId: string): Statement =>
  db
    .update(payments)
    .set({ state: 'expired', version: sql`${payments.version} + 1` })
    .where(
      and(
        eq(payments.organisationId, organisationId),
        eq(payments.enrolmentId, enrolmentId),
        eq(payments.state, 'asked'),
      ),
    )

function paymentRows({ db, organisationId }: Scope) {
  return db
    .select(
      named({
        id: payments.id,
        sessionId: payments.sessionId,
        enrolmentId: payments.enrolmentId,
        provider: payments.provider,
        checkoutId: payments.checkoutId,
        intentId: payments.intentId,
        address: payments.address,
        amount: payments.amount,
        state: payments.state,
        expiresAt: payments.expiresAt,
        version: payments.version,
        siteId: sessions.siteId,
        title: sessions.title,
        code: sessions.code,
        personId: enrolments.personId,
        companyId: enrolments.companyId,
        price: enrolments.price,
        plannedMinutes: enrolments.plannedMinutes,
        enrolmentState: enrolments.state,
        name: sql<string>`${persons.givenName} || ' ' || ${persons.familyName}`.as('name'),
        email: persons.email,
        endedAt: enrolmentEnds.at,
        endedHow: enrolmentEnds.how,
        cancelledAt: sessionCancellations.at,
        hasRoom: sql<number>`${sessionSeats.taken} < ${sessions.seatsMax} and ${sessionSeats.waiting} = 0`.as(
          'has_room',
        ),
      }),
    )
    .from(payments)
    .innerJoin(enrolments, and(eq(enrolments.organisationId, organisationId), eq(enrolments.id, payments.enrolmentId)))
    .innerJoin(persons, and(eq(persons.organisationId, organisationId), eq(persons.id, enrolments.personId)))
    .innerJoin(sessions, and(eq(sessions.organisationId, organisationId), eq(sessions.id, enrolments.sessionId)))
    .innerJoin(
      sessionSeats,
      and(eq(sessionSeats.organisationId, organisationId), eq(sessionSeats.sessionId, sessions.id)),
    )
    .leftJoin(
      enrolmentEnds,
      and(eq(enrolmentEnds.organisationId, organisationId), eq(enrolmentEnds.enrolmentId, enrolments.id)),
    )
    .leftJoin(
      sessionCancellations,
      and(eq(sessionCancellations.organisationId, organisationId), eq(sessionCancellations.sessionId, sessions.id)),
    )
}
