import { batch } from '#db/database.ts'
import type { Scope } from '#db/scope.ts'
import { deleteEnd, updateEndedEnrolment } from '#db/sessions/enrolments.ts'
import {
  insertPayment,
  type PaymentRow,
  selectPaymentsOf,
  updateCheckout,
  updatePayment,
} from '#db/sessions/payments.ts'
import { confirmHeld, sendToQueue } from '#db/sessions/registration-seats.ts'
import { commit, exactlyOne, record } from '#domain/events/commit.ts'
import { no, type Outcome, yes } from '#domain/events/outcome.ts'
import type { CheckoutAsked } from '#edge/stripe.ts'
import { type CheckoutWord, type Consequence, consequenceOf } from './payment.ts'
import type { Gateway } from './payment-gateway.ts'

export type Asked = Omit<CheckoutAsked, 'paymentId' | 'amount' | 'expiresAt'> & {
  enrolmentId: string
  sessionId: string
  siteId: string
  amount: number
  heldUntil: number
}

type Writes = Parameters<typeof commit>[1]

/** A page where the seat that is kept may be paid. Asked twice, it is the same page. */
export async function askPayment(
  scope: Scope,
  gateway: Gateway,
  { enrolmentId, sessionId, siteId, heldUntil, amount, ...asked }: Asked,
): Promise<Outcome<{ address: string }, 'payment_later' | 'payment_refused'>> {
  // One payment for one time that the seat is kept.
  const id = `${enrolmentId}-${heldUntil.toString(36)}`
  const known = await findPayment(scope, enrolmentId, id)
  if (known?.address) return yes({ address: known.address })
  if (!known) {
    const payment = { id, sessionId, enrolmentId, provider: gateway.provider, amount, expiresAt: heldUntil }
    await commit(scope, [
      insertPayment(scope, payment),
      record(scope, 'payment_asked', enrolmentId, { payment: id, amount }, siteId),
    ])
  }

  const expiresAt = Math.max(heldUntil, scope.clock.now() + shortestCheckout)
  const answer = await gateway.checkout({ ...asked, paymentId: id, amount, expiresAt })
  if ('refused' in answer) return no(answer.refused === 'later' ? 'payment_later' : 'payment_refused')
  await batch(scope.db, [updateCheckout(scope, id, { checkoutId: answer.id, address: answer.address })])
  return yes({ address: answer.address })
}

/** What a payment that has come in leads to, as writes: whoever applies it commits them once. */
export function settling(scope: Scope, payment: PaymentRow, word: CheckoutWord): Writes {
  const consequence = consequenceOf({ ...payment, hasRoom: payment.hasRoom === 1 }, word)
  if (consequence === 'nothing') return []
  const { enrolmentId, siteId, sessionId, personId, name, amount } = payment
  const told = { payment: payment.id, amount, name, session: sessionId, enrolment: enrolmentId }
  if (consequence === 'wrong') return [record(scope, 'payment_mismatched', sessionId, told, siteId)]
  const paid = {
    state: stateAfter[consequence],
    checkoutId: word.checkoutId,
    intentId: word.intentId || null,
    paidAt: scope.clock.now(),
  }
  const enrolled = { name, session: sessionId, person: personId, source: 'public' }
  return [
    updatePayment(scope, payment, paid),
    exactlyOne(scope),
    ...seatAfter(scope, payment, consequence),
    ...saying(scope, payment, consequence, told, enrolled),
  ]
}

/** Given back by staff, or because there is nothing to sell any more: a job asks the provider. */
export function askRefund(scope: Scope, payment: PaymentRow) {
  if (payment.state !== 'waiting' && payment.state !== 'paid') return Promise.resolve(no('payment_not_refundable'))
  return commit(scope, refunding(scope, payment))
}

/** The same, for the batch of what makes them be given back. */
export function refunding(scope: Scope, payment: PaymentRow): Writes {
  const { enrolmentId, siteId, amount, name, sessionId } = payment
  return [
    updatePayment(scope, payment, { state: 'refunding' }),
    exactlyOne(scope),
    record(scope, 'payment_to_refund', enrolmentId, { payment: payment.id, amount, name, session: sessionId }, siteId),
  ]
}

export function refunded(scope: Scope, payment: PaymentRow, refundId: string): Writes {
  if (payment.state === 'refunded') return []
  const { enrolmentId, siteId, amount, name, sessionId } = payment
  return [
    updatePayment(scope, payment, { state: 'refunded', refundId }),
    exactlyOne(scope),
    record(scope, 'payment_refunded', enrolmentId, { payment: payment.id, amount, name, session: sessionId }, siteId),
  ]
}

/** Stripe keeps its page open for half an hour at least. */
const shortestCheckout = 31 * 60_000

const stateAfter = { confirm: 'paid', return: 'paid', queue: 'waiting', give_back: 'refunding' } as const
/** What staff must look at leads to the session, what is done to the enrolment. */
function saying(
  scope: Scope,
  { enrolmentId, sessionId, siteId }: PaymentRow,
  consequence: Followed,
  told: Payload,
  enrolled: Payload,
): Writes {
  if (consequence === 'queue') return [record(scope, 'payment_too_late', sessionId, told, siteId)]
  if (consequence === 'give_back') return [record(scope, 'payment_to_refund', enrolmentId, told, siteId)]
  return [
    record(scope, 'payment_received', enrolmentId, told, siteId),
    record(scope, 'person_enrolled', enrolmentId, enrolled, siteId),
  ]
}

type Followed = Exclude<Consequence, 'nothing' | 'wrong'>
type Payload = Readonly<Record<string, unknown>>

function seatAfter(scope: Scope, payment: PaymentRow, consequence: Followed): Writes {
  const { enrolmentId: id } = payment
  if (consequence === 'confirm') return [confirmHeld(scope, id), exactlyOne(scope)]
  if (consequence === 'give_back') return []
  if (consequence === 'queue') {
    // Without an end it waits already.
    return payment.endedAt === null ? [] : [sendToQueue(scope, id), exactlyOne(scope), deleteEnd(scope, id)]
  }
  const { sessionId, personId, companyId, price, plannedMinutes } = payment
  const again = { id, sessionId, personId, companyId, price, plannedMinutes, source: 'public', heldUntil: 0 } as const
  return [updateEndedEnrolment(scope, again, 'enrolled'), exactlyOne(scope), deleteEnd(scope, id)]
}

async function findPayment(scope: Scope, enrolmentId: string, id: string) {
  const [rows] = await batch(scope.db, [selectPaymentsOf(scope, enrolmentId)])
  return rows.find((row) => row.id === id)
}
