import { batch } from '#db/database.ts'
import { selectAccount, selectPayment, selectPaymentByIntent } from '#db/sessions/payments.ts'
import { selectSeat } from '#db/sessions/registration-seats.ts'
import { parseCheckout } from '#domain/sessions/payment.ts'
import { gatewayOf } from '#domain/sessions/payment-gateway.ts'
import { refunded, settling } from '#domain/sessions/payments.ts'
import { releaseUnpaid } from '#domain/sessions/registration-seats.ts'
import { textAt } from '#edge/webhooks/said.ts'
import type { Applier } from './incoming.ts'
import type { Job } from './job.ts'

/** A checkout has been paid, or its bank has said yes at last: the seat follows. Late, twice or in disorder, it is the same. */
export const checkoutPaid: Applier = {
  order: 'each',
  async apply({ scope }, { body }) {
    const word = parseCheckout(body)
    if (!word) return []
    const [[payment]] = await batch(scope.db, [selectPayment(scope, word.paymentId)])
    return payment ? settling(scope, payment, word) : []
  },
}

/** Nobody will pay there any more: the seat is free, unless it was paid meanwhile. */
export const checkoutExpired: Applier = {
  order: 'each',
  async apply({ scope }, { body }) {
    const word = parseCheckout(body)
    if (!word) return []
    const [[payment]] = await batch(scope.db, [selectPayment(scope, word.paymentId)])
    if (payment?.state !== 'asked' || payment.expiresAt > scope.clock.now()) return []
    const [[seat]] = await batch(scope.db, [selectSeat(scope, payment.enrolmentId)])
    return seat ? releaseUnpaid(scope, seat) : []
  },
}

/** Given back from here or from the provider's own pages. */
export const chargeRefunded: Applier = {
  order: 'each',
  async apply({ scope }, { body }) {
    const intentId = textAt(body, 'data', 'object', 'payment_intent')
    if (intentId === '') return []
    const [[payment]] = await batch(scope.db, [selectPaymentByIntent(scope, intentId)])
    const isWhole = payment !== undefined && amountAt(body) >= payment.amount
    return isWhole ? refunded(scope, payment, textAt(body, 'data', 'object', 'id')) : []
  },
}

/** Asks for the money to go back. The provider knows it again by its name if it has to be asked twice. */
export async function refundPayment(job: Job): Promise<void> {
  const { scope, env, event } = job
  const id = String(event.payload.payment ?? '')
  const [[payment], [account]] = await batch(scope.db, [selectPayment(scope, id), selectAccount(scope)])
  if (payment?.state !== 'refunding') return job.settle([])
  const gateway = await gatewayOf(scope, env, account, () => '')
  if (!gateway) throw new Error('Nobody can give this payment back: no account is linked.')
  const answer = await gateway.refund({ paymentId: payment.id, intentId: payment.intentId ?? '' })
  if ('refused' in answer) throw new Error(`The refund was not made: ${answer.why}`)
  await job.settle(refunded(scope, payment, answer.id))
}

function amountAt(body: unknown): number {
  const found = (body as { data?: { object?: { amount_refunded?: unknown } } })?.data?.object?.amount_refunded
  return typeof found === 'number' ? found : 0
}
