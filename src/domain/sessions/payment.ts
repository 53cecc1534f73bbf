import * as z from 'zod'

/** What a provider says of a checkout: read from its webhook, nothing of it believed but what we asked for. */
export type CheckoutWord = {
  paymentId: string
  checkoutId: string
  intentId: string
  amount: number
  isPaid: boolean
}

const Word = z.object({
  data: z.object({
    object: z.object({
      id: z.string().min(1).max(200),
      client_reference_id: z.string().min(1).max(64),
      amount_total: z.number().int(),
      currency: z.literal('eur'),
      payment_status: z.string(),
      payment_intent: z.string().max(200).nullish(),
    }),
  }),
})

/** Null for what is no checkout of ours: other things are sold with the same account. */
export function parseCheckout(body: unknown): CheckoutWord | null {
  const parsed = Word.safeParse(body)
  if (!parsed.success) return null
  const { id, client_reference_id, amount_total, payment_status, payment_intent } = parsed.data.data.object
  return {
    paymentId: client_reference_id,
    checkoutId: id,
    intentId: payment_intent ?? '',
    amount: amount_total,
    isPaid: payment_status === 'paid',
  }
}

export type PaidFor = {
  amount: number
  state: 'asked' | 'paid' | 'expired' | 'waiting' | 'refunding' | 'refunded'
  enrolmentState: string
  endedAt: number | null
  endedHow: string | null
  cancelledAt: number | null
  hasRoom: boolean
}

/**
 * What a payment that has come in leads to.
 * confirm: the seat was kept. return: it had been given back, and there is one. queue: it is taken, they wait first and
 * staff are told. give_back: there is nothing to sell any more. nothing: it is known already. wrong: not what was asked.
 */
export type Consequence = 'confirm' | 'return' | 'queue' | 'give_back' | 'nothing' | 'wrong'

export function consequenceOf(paid: PaidFor, word: CheckoutWord): Consequence {
  if (paid.state !== 'asked' && paid.state !== 'expired') return 'nothing'
  if (!word.isPaid) return 'nothing'
  if (word.amount !== paid.amount) return 'wrong'
  if (paid.cancelledAt !== null) return 'give_back'
  if (paid.endedAt === null) return paid.enrolmentState === 'waiting' ? 'queue' : 'confirm'
  if (paid.endedHow !== 'abandoned') return 'give_back'
  return paid.hasRoom ? 'return' : 'queue'
}
