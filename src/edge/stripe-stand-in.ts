import { hmac, joined, utf8 } from './webhooks/hmac.ts'
import type { Envelope } from './webhooks/provider.ts'

/** What the stand-in signs with, on one's own machine. */
export const standInSecret = 'whsec_the_stand_in_of_this_machine'

export type StandInEvent = {
  id: string
  type: 'checkout.session.completed' | 'checkout.session.expired'
  at: number
  payment: { id: string; checkoutId: string; intentId: string; amount: number }
}

/** What Stripe would send of a checkout, signed as Stripe signs. */
export async function standInEnvelope({ id, type, at, payment }: StandInEvent): Promise<Envelope> {
  const paid = type === 'checkout.session.completed'
  const object = {
    id: payment.checkoutId,
    object: 'checkout.session',
    client_reference_id: payment.id,
    metadata: { payment: payment.id },
    amount_total: payment.amount,
    currency: 'eur',
    payment_intent: paid ? payment.intentId : null,
    payment_status: paid ? 'paid' : 'unpaid',
    status: paid ? 'complete' : 'expired',
  }
  const seconds = Math.floor(at / 1000)
  const body = utf8(JSON.stringify({ id, object: 'event', type, created: seconds, data: { object } }))
  const mac = await hmac(utf8(standInSecret), joined(`${seconds}.`, body))
  const hex = Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const signature = `t=${seconds},v1=${hex}`
  return { header: (name) => (name.toLowerCase() === 'stripe-signature' ? signature : null), body }
}
